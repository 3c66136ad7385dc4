import type { Source } from '../../core/country/source.ts'

/** Statutes are read at e-Gov; notices of the tax agency (NTA) at nta.go.jp. */
const law = (id: string, cite: string, checked: Source['checked'] = 'none'): Source => ({
  cite,
  url: `https://laws.e-gov.go.jp/law/${id}`,
  checked,
})
const CONSUMPTION_TAX = '363AC0000000108'
const COMMERCE = '351AC0000000057'
const HOLIDAYS = '323AC1000000178'

/** Where each Japanese rule is written. */
export const source = {
  rates: {
    cite: '消費税法 29条, 地方税法 72条の83; rates since 1989 in GOBL data/regimes/jp.json',
    url: 'https://www.nta.go.jp/english/taxes/consumption_tax/01.htm',
    checked: 'secondary',
  },
  standard2019: {
    cite: '消費税法 29条 (平成28年法律15号): 7.8 % national, 2.2 % local, from 2019-10-01',
    url: 'https://tax-freeshop.jnto.go.jp/eng/consumption_tax.php',
    checked: 'secondary',
  },
  reduced: {
    cite: '消費税法 2条1項9号の2, 別表第一; 消費税法基本通達 5-9-1 to 5-9-13: food and drink without alcohol and dining; newspapers twice a week by subscription',
    url: 'https://www.nta.go.jp/law/tsutatsu/kihon/shohi/05/09.htm',
    checked: 'primary',
  },
  residual: law(CONSUMPTION_TAX, '消費税法 29条: whatever the 別表第一 does not list', 'secondary'),
  vouchers: law(
    CONSUMPTION_TAX,
    '消費税法 6条, 別表第二 4号ハ; 消費税法基本通達 6-4-5: issuing a voucher is no supply',
    'primary',
  ),
  disability: law(CONSUMPTION_TAX, '消費税法 6条, 別表第二 10号; 消費税法基本通達 6-7-3', 'primary'),
  display: {
    cite: '消費税法 63条; NTA, 総額表示 (事業者が消費者に対して価格を表示する場合の取扱い)',
    url: 'https://www.nta.go.jp/taxes/shiraberu/taxanswer/shohi/6902.htm',
    checked: 'primary',
  },
  displayRelief: law(
    '425AC0000000041',
    '消費税転嫁対策特別措置法 (平成25年法律41号) 10条: prices without tax allowed if not misleading, until 2021-03-31',
    'secondary',
  ),
  roundingCustom: {
    cite: 'NTA notice on 旧消費税法施行規則 22条1項: fractions of a yen are treated per receipt and rate; down by custom',
    url: 'https://www.nta.go.jp/law/tsutatsu/kobetsu/shohi/040219/01.htm',
    checked: 'primary',
  },
  rounding: {
    cite: '消費税法施行令 70条の10; 消費税法基本通達 1-8-15: once per rate and invoice, never per item; the mode is free',
    url: 'https://www.nta.go.jp/law/tsutatsu/kihon/shohi/01/08.htm',
    checked: 'primary',
  },
  delivery: law(
    CONSUMPTION_TAX,
    '消費税法 28条; 軽減税率制度Q&A: carriage charged separately is taxed at the standard rate',
  ),
  taxPoint: law(CONSUMPTION_TAX, '国税通則法 15条2項7号: when the goods are handed over'),
  exports: law(CONSUMPTION_TAX, '消費税法 7条1項1号, 消費税法施行規則 5条'),
  imports: law(
    CONSUMPTION_TAX,
    '消費税法 4条2項, 5条2項 and 47条; 関税定率法 14条18号: taxed at customs above 10,000 yen',
  ),
  digital: law(
    CONSUMPTION_TAX,
    '消費税法 4条3項3号 and 15条の2: digital services are taxed where the buyer lives, from 2015-10-01',
  ),
  invoice: {
    cite: '消費税法 57条の4 (適格請求書), from 2023-10-01',
    url: 'https://www.nta.go.jp/law/tsutatsu/kihon/shohi/01/08.htm',
    checked: 'primary',
  },
  invoiceReduced: law(CONSUMPTION_TAX, '平成28年改正法 附則 34条2項 (区分記載請求書), from 2019-10-01'),
  yen: law('362AC0000000042', '通貨の単位及び貨幣の発行等に関する法律 2条'),
  withdrawal: law(COMMERCE, '特定商取引法 15条の3', 'primary'),
  confirmation: law(COMMERCE, '特定商取引法 12条の6, from 2022-06-01', 'secondary'),
  advertising: law(COMMERCE, '特定商取引法 11条', 'secondary'),
  conformity: law('129AC0000000089', '民法 566条: notice within a year of knowing of the defect'),
  doublePrice: {
    cite: '景品表示法 5条2号; 二重価格表示ガイドライン: a former price must have been asked in most of the last eight weeks',
    url: 'https://www.caa.go.jp/policies/policy/representation/fair_labeling/guideline/',
    checked: 'secondary',
  },
  alcohol: law(
    '211AC1000000020',
    '二十歳未満ノ者ノ飲酒ノ禁止ニ関スル法律 1条: twenty, also after adulthood at eighteen (2022-04-01)',
  ),
  medicine: law('335AC0000000145', '薬機法 36条の3, 36条の6 and 49条'),
  electrical: law('336AC0000000234', '電気用品安全法 10条 and 27条 (PSE)'),
  childProducts: law('348AC0000000031', '消費生活用製品安全法 4条 (子供PSC), from 2025-12-25'),
  retention: law(
    '363CO0000000360',
    '消費税法施行令 70条の13 and 71条: seven years from two months after the end of the taxable period',
  ),
  privacy: law('415AC0000000057', '個人情報の保護に関する法律: no duty to keep data in the country'),
  resalePrice: law('322AC0000000054', '独占禁止法 23条4項: publishers may fix prices by contract, the law does not'),
  holidays: {
    cite: '国民の祝日に関する法律 2条 and 3条; date-holidays data/countries/JP.yaml',
    url: `https://laws.e-gov.go.jp/law/${HOLIDAYS}`,
    checked: 'secondary',
  },
  succession: {
    cite: '天皇の即位の日及び即位礼正殿の儀の行われる日を休日とする法律 (平成30年法律99号)',
    url: 'https://laws.e-gov.go.jp/law/430AC0000000099',
    checked: 'secondary',
  },
  olympics: {
    cite: '東京オリンピック・パラリンピック特別措置法 32条: holidays moved in 2020 and 2021',
    url: 'https://laws.e-gov.go.jp/law/427AC0000000033',
    checked: 'secondary',
  },
  postalCode: { cite: '日本郵便, 郵便番号', url: 'https://www.post.japanpost.jp/zipcode/', checked: 'none' },
  subdivisions: { cite: 'ISO 3166-2:JP', url: 'https://www.iso.org/obp/ui/#iso:code:3166:JP', checked: 'none' },
  numbers: {
    cite: '番号法 39条 (法人番号); 消費税法 57条の2 (登録番号, T and thirteen digits)',
    url: 'https://www.invoice-kohyo.nta.go.jp/about-toroku/',
    checked: 'none',
  },
  payments: {
    cite: 'Custom of Japanese online shops; 資金決済法',
    url: 'https://paymentsjapan.or.jp',
    checked: 'none',
  },
  customs: law(
    '143AC0000000054',
    '関税定率法 14条18号, 関税定率法施行令 16条の3: no duty up to 10,000 yen, but on leather goods, knitwear and shoes',
    'secondary',
  ),
  carriers: {
    cite: 'ヤマト運輸, 佐川急便, 日本郵便: services',
    url: 'https://www.kuronekoyamato.co.jp',
    checked: 'none',
  },
} as const satisfies Record<string, Source>
