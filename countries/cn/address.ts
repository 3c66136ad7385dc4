import { since } from '../../core/country/dated.ts'
import type { AddressRules } from '../../core/country/section/address.ts'
import { source } from './sources.ts'

/** ISO code, name, and the first two figures of its postal codes. Hong Kong, Macao and Taiwan are customs areas apart. */
const PROVINCES: readonly (readonly [code: string, name: string, prefixes: readonly string[]])[] = [
  ['BJ', '北京市', ['10']],
  ['TJ', '天津市', ['30']],
  ['HE', '河北省', ['05', '06', '07']],
  ['SX', '山西省', ['03', '04']],
  ['NM', '内蒙古自治区', ['01', '02']],
  ['LN', '辽宁省', ['11', '12']],
  ['JL', '吉林省', ['13']],
  ['HL', '黑龙江省', ['15', '16']],
  ['SH', '上海市', ['20']],
  ['JS', '江苏省', ['21', '22']],
  ['ZJ', '浙江省', ['31', '32']],
  ['AH', '安徽省', ['23', '24']],
  ['FJ', '福建省', ['35', '36']],
  ['JX', '江西省', ['33', '34']],
  ['SD', '山东省', ['25', '26', '27']],
  ['HA', '河南省', ['45', '46', '47']],
  ['HB', '湖北省', ['43', '44']],
  ['HN', '湖南省', ['41', '42']],
  ['GD', '广东省', ['51', '52']],
  ['GX', '广西壮族自治区', ['53', '54']],
  ['HI', '海南省', ['57']],
  ['CQ', '重庆市', ['40']],
  ['SC', '四川省', ['61', '62', '63', '64']],
  ['GZ', '贵州省', ['55', '56']],
  ['YN', '云南省', ['65', '66', '67']],
  ['XZ', '西藏自治区', ['85']],
  ['SN', '陕西省', ['71', '72']],
  ['GS', '甘肃省', ['73', '74']],
  ['QH', '青海省', ['81']],
  ['NX', '宁夏回族自治区', ['75']],
  ['XJ', '新疆维吾尔自治区', ['83', '84']],
]

/** `district` is the district or county below the city; a few cities, such as Dongguan, have none. */
export const address: AddressRules = {
  form: since(
    '1986-01-01',
    {
      fields: ['name', 'subdivision', 'city', 'district', 'line1', 'line2', 'postalCode', 'company'],
      required: ['name', 'subdivision', 'city', 'line1'],
    },
    source.postalCode,
  ),
  label: since('1986-01-01', { subdivision: 'name' }, source.postalCode),
  postalCode: since('1986-01-01', { pattern: '^\\d{6}$', example: '200040' }, source.postalCode),
  subdivisions: since(
    '2017-11-23',
    Object.fromEntries(PROVINCES.map(([code, name]) => [`CN-${code}`, name])),
    source.subdivisions,
  ),
  subdivisionOf: since('1986-01-01', provinceOf, source.postalCode),
}

/** 137 is shared by Jilin and Inner Mongolia. */
function provinceOf(postalCode: string): string | undefined {
  if (postalCode.startsWith('137')) return undefined
  const province = PROVINCES.find(([, , prefixes]) => prefixes.includes(postalCode.slice(0, 2)))
  return province && `CN-${province[0]}`
}
