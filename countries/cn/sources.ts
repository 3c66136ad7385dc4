import type { Source } from '../../core/country/source.ts'

const law = (cite: string, url: string, checked: Source['checked'] = 'none'): Source => ({ cite, url, checked })

export const source = {
  rates2018: law(
    '财税〔2018〕32号: 17 and 11 become 16 and 10 % from 2018-05-01',
    'https://www.lexology.com/library/detail.aspx?g=6ae00e33-25e1-40fd-8a06-fc67913aaa04',
    'secondary',
  ),
  rates2019: law(
    '财政部 税务总局 海关总署公告2019年第39号, art. 1: 16 and 10 become 13 and 9 % from 2019-04-01',
    'http://mooresrowland.com.cn/english.php/Article/articleInfo/article_id/155.html',
    'secondary',
  ),
  services: law(
    '财税〔2016〕36号, annex 1, art. 15: 6 % on services from 2016-05-01, which 2019年第39号 left as they were',
    'https://www.petrexgmbh.com/reduction-of-vat-rates-in-china/',
    'secondary',
  ),
  vatLaw: law(
    '中华人民共和国增值税法 art. 10, in force 2026-01-01: 13, 9 and 6 % as before',
    'https://www.avalara.com/us/en/vatlive/country-guides/asia/china/chinese-vat-rates.html',
    'secondary',
  ),
  reducedGoods: law(
    '增值税暂行条例 (国令第691号) art. 2(2): grain, edible oil, agricultural products, books, newspapers, magazines, feed',
    'http://www.plnmw.com/CompanyRegistration/mmbqgzopci.html',
    'secondary',
  ),
  reducedGoods2026: law(
    '财政部 税务总局公告2026年第9号: goods at 9 %, agricultural products and dairy, books, electronic publications, feed',
    'https://vatfaqs.com/news/china-mof-announces-policy-on-scope-of-vat-mlayxj0q',
    'secondary',
  ),
  booksExempt: law(
    '财政部 税务总局公告2021年第10号, art. 2, renewed by 2023年第60号 to 2027-12-31: wholesale and retail of books exempt',
    'https://wodebaobaowang.com/Booksandmaterials/mpyzqabhwj.html',
    'secondary',
  ),
  booksExemptBefore: law(
    '财税〔2013〕87号 and 财税〔2018〕53号: wholesale and retail of books exempt',
    'https://www.lexiscn.com/law/law-english-1-2290990-T.html',
  ),
  booksExpire: law(
    '公告2023年第60号: the exemption ends on 2027-12-31 unless it is renewed',
    'https://fgk.chinatax.gov.cn',
  ),
  vouchers: law(
    '国家税务总局公告2016年第53号, art. 3: prepaid cards are not taxed when sold, from 2016-09-01',
    'http://dong5.90561.cn/bd/42935',
    'secondary',
  ),
  priceWithoutTax: law(
    '增值税法 art. 7: the price is without the tax; the shop shows it with',
    'http://www.npc.gov.cn',
  ),
  mixedSale: law('增值税法 art. 13: one sale with several rates follows its main part', 'http://www.npc.gov.cn'),
  taxPoint: law('增值税法 art. 28: when payment is received or the invoice issued', 'http://www.npc.gov.cn'),
  exports: law('增值税法 art. 10(4): exported goods at zero', 'http://www.npc.gov.cn'),
  imports: law(
    '财关税〔2016〕18号 and 〔2018〕49号: retail by cross-border e-commerce up to CNY 5,000 an order at 70 % of the tax',
    'https://www.cceeccic.org/1452613053.html',
    'secondary',
  ),
  display: law(
    '价格法 art. 13; 明码标价和禁止价格欺诈规定 (国家市场监督管理总局令第56号), from 2022-07-01',
    'https://www.samr.gov.cn',
  ),
  promotion: law(
    '规范促销行为暂行规定 (总局令第32号) art. 21, from 2020-12-01: the lowest price of seven days',
    'https://www.samr.gov.cn',
    'secondary',
  ),
  invoice: law(
    '发票管理办法; 国家税务总局公告2024年第11号: fully digitalised e-invoice from 2024-12-01',
    'https://fgk.chinatax.gov.cn',
  ),
  withdrawal: law(
    '消费者权益保护法 art. 25, in force 2014-03-15; 实施条例 (国令第778号), from 2024-07-01',
    'http://www.npc.gov.cn',
    'secondary',
  ),
  threeGuarantees: law('部分商品修理更换退货责任规定 (1995) and rules by product', 'https://www.samr.gov.cn'),
  noFixedGuarantee: law(
    '消费者权益保护法 art. 23 and 24: quality without a fixed term; six months of reversed proof',
    'http://www.npc.gov.cn',
  ),
  eCommerce: law('电子商务法 art. 15, 17 and 19, in force 2019-01-01', 'http://www.npc.gov.cn'),
  privacy: law('个人信息保护法 art. 13 to 17 and 40, in force 2021-11-01', 'http://www.npc.gov.cn'),
  minors: law(
    '未成年人保护法 art. 59 (2020 revision), in force 2021-06-01; before, 酒类流通管理办法 art. 19',
    'http://www.npc.gov.cn',
  ),
  medicine: law(
    '药品网络销售监督管理办法 (总局令第58号), from 2022-12-01; before, 药品流通监督管理办法 art. 21',
    'https://www.samr.gov.cn',
  ),
  retention: law('会计档案管理办法 (2016), annex 1: vouchers and ledgers 30 years', 'https://www.mof.gov.cn'),
  yuan: law('中国人民银行法 art. 16 and 17; 人民币管理条例', 'http://www.pbc.gov.cn'),
  payment: law('非银行支付机构监督管理条例 (国令第768号); rules of Alipay and WeChat Pay', 'http://www.pbc.gov.cn'),
  carriers: law('快递服务 GB/T 27917', 'https://www.spb.gov.cn'),
  postalCode: law('国家邮政局, six-figure postal codes', 'https://www.spb.gov.cn'),
  subdivisions: law('ISO 3166-2:CN', 'https://www.iso.org/obp/ui/#iso:code:3166:CN'),
  holidays: law('全国年节及纪念日放假办法 (国令第644号), art. 2', 'https://www.gov.cn'),
  holidays2025: law('国令第795号: New Year’s Eve of the moon and 2 May from 2025-01-01', 'https://www.gov.cn'),
  holidayNotices: law(
    '国务院办公厅关于部分节假日安排的通知, each year, by the public data set NateScarlet/holiday-cn',
    'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
    'secondary',
  ),
  numbers: law('GB 32100-2015, unified social credit code', 'https://www.samr.gov.cn'),
} as const satisfies Record<string, Source>
