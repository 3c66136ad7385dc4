import { since } from '../../core/country/dated.ts'
import type { AddressRules } from '../../core/country/section/address.ts'
import { source } from './sources.ts'

/** Prefectures in the order of their ISO codes, each with how its postal codes begin. */
const PREFECTURES = [
  ['北海道', '00 04 05 06 07 08 09'],
  ['青森県', '03'],
  ['岩手県', '02'],
  ['宮城県', '98'],
  ['秋田県', '01'],
  ['山形県', '99'],
  ['福島県', '96 97'],
  ['茨城県', '30 31'],
  ['栃木県', '32'],
  ['群馬県', '37'],
  ['埼玉県', '33 34 35 36'],
  ['千葉県', '26 27 28 29'],
  ['東京都', '10 11 12 13 14 15 16 17 18 19 20'],
  ['神奈川県', '21 22 23 24 25'],
  ['新潟県', '94 95'],
  ['富山県', '93'],
  ['石川県', '92'],
  ['福井県', '91'],
  ['山梨県', '40'],
  ['長野県', '38 39'],
  ['岐阜県', '50'],
  ['静岡県', '41 42 43'],
  ['愛知県', '44 45 46 47 48 49'],
  ['三重県', '51'],
  ['滋賀県', '52'],
  ['京都府', '60 61 62'],
  ['大阪府', '53 54 55 56 57 58 59'],
  ['兵庫県', '65 66 67'],
  ['奈良県', '63'],
  ['和歌山県', '64'],
  ['鳥取県', '68'],
  ['島根県', '69'],
  ['岡山県', '70 71'],
  ['広島県', '72 73'],
  ['山口県', '74 75'],
  ['徳島県', '77'],
  ['香川県', '76'],
  ['愛媛県', '79'],
  ['高知県', '78'],
  ['福岡県', '80 81 82 83'],
  ['佐賀県', '84'],
  ['長崎県', '85'],
  ['熊本県', '86'],
  ['大分県', '87'],
  ['宮崎県', '88'],
  ['鹿児島県', '89'],
  ['沖縄県', '90'],
] as const

const isoCode = (index: number) => `JP-${String(index + 1).padStart(2, '0')}`
const byStart = new Map(
  PREFECTURES.flatMap(([, starts], index) => starts.split(' ').map((start) => [start, isoCode(index)])),
)

/** Regions whose post office serves a neighbouring prefecture too, or lies on an island of another one. */
const SHARED =
  /^(018|311|384|389|431|498|520|529|563|564|618|630|647|648|649|658|684|685|811|817|839|848|849|871|916|922|939|949)/

export const address: AddressRules = {
  form: since(
    '1998-02-02',
    {
      fields: ['postalCode', 'subdivision', 'city', 'district', 'line1', 'line2', 'company', 'name'],
      required: ['postalCode', 'subdivision', 'city', 'line1', 'name'],
    },
    source.postalCode,
  ),
  postalCode: since('1998-02-02', { pattern: '^\\d{7}$', example: '135-0064' }, source.postalCode),
  subdivisions: since(
    '1972-05-15',
    Object.fromEntries(PREFECTURES.map(([name], index) => [isoCode(index), name])),
    source.subdivisions,
  ),
  /** Said only where the first three digits leave no doubt. */
  subdivisionOf: since(
    '1998-02-02',
    (postalCode) => (SHARED.test(postalCode) ? undefined : byStart.get(postalCode.slice(0, 2))),
    source.postalCode,
  ),
}
