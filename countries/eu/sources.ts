import type { Source } from '../../core/country/source.ts'

const directive = 'https://eur-lex.europa.eu/eli/dir'

export const eu = {
  vatUnion: { cite: 'Directive 2006/112/EC, art. 5', url: `${directive}/2006/112/oj`, checked: 'secondary' },
  distanceSales: {
    cite: 'Directive 2006/112/EC, art. 33(a) and 59c, as amended by Directives (EU) 2017/2455 and 2019/1995',
    url: `${directive}/2017/2455/oj`,
    checked: 'secondary',
  },
  intraCommunity: { cite: 'Directive 2006/112/EC, art. 138', url: `${directive}/2006/112/oj`, checked: 'secondary' },
  reverseCharge: {
    cite: 'Directive 2006/112/EC, art. 44 and 196',
    url: `${directive}/2006/112/oj`,
    checked: 'secondary',
  },
  electronicServices: {
    cite: 'Directive 2002/38/EC from 2003-07-01; Directive 2006/112/EC, art. 58 and 358a',
    url: `${directive}/2002/38/oj`,
    checked: 'secondary',
  },
  imports: { cite: 'Directive 2006/112/EC, art. 369l', url: `${directive}/2017/2455/oj`, checked: 'primary' },
  relief: {
    cite: 'Regulation (EC) No 1186/2009, art. 23 and 24: no duty up to EUR 150, but on alcohol, perfume and tobacco',
    url: 'https://eur-lex.europa.eu/eli/reg/2009/1186/oj',
    checked: 'secondary',
  },
  flatDuty: {
    cite: 'Council Regulation (EU) 2026/382 and Delegated Regulation (EU) 2026/1022, from 2026-07-01 to 2028-07-01',
    url: 'https://eur-lex.europa.eu/eli/reg/2026/382/oj',
    checked: 'secondary',
  },
  dispatch: { cite: 'Directive 2011/83/EU, art. 18(1)', url: `${directive}/2011/83/oj`, checked: 'secondary' },
  orderButton: { cite: 'Directive 2011/83/EU, art. 8(2)', url: `${directive}/2011/83/oj`, checked: 'secondary' },
  rounding: {
    cite: 'CJEU, C-484/06 Ahold: no rule of the Union on rounding, each state decides; half up per line is accepted',
    url: 'https://curia.europa.eu/juris/liste.jsf?num=C-484/06',
    checked: 'none',
  },
  withdrawal: { cite: 'Directive 2011/83/EU, art. 9 to 16', url: `${directive}/2011/83/oj`, checked: 'secondary' },
  digitalContent: {
    cite: 'Directive 2011/83/EU, art. 16(m): prior express consent, and acknowledgement that the right is lost',
    url: `${directive}/2011/83/oj`,
    checked: 'secondary',
  },
  withdrawalFunction: {
    cite: 'Directive 2011/83/EU, art. 11a, inserted by Directive (EU) 2023/2673',
    url: `${directive}/2023/2673/oj`,
    checked: 'secondary',
  },
  guarantee: { cite: 'Directive (EU) 2019/771, art. 10', url: `${directive}/2019/771/oj`, checked: 'secondary' },
  guaranteeBefore2022: { cite: 'Directive 1999/44/EC, art. 5', url: `${directive}/1999/44/oj`, checked: 'secondary' },
  guaranteeNotice: {
    cite: 'Implementing Regulation (EU) 2025/1960',
    url: 'https://eur-lex.europa.eu/eli/reg_impl/2025/1960/oj',
    checked: 'secondary',
  },
  priorPrice: {
    cite: 'Directive 98/6/EC, art. 6a, inserted by Directive (EU) 2019/2161',
    url: `${directive}/2019/2161/oj`,
    checked: 'secondary',
  },
  reductionPercent: {
    cite: 'Directive 98/6/EC, art. 6a, as read in CJEU, 26 September 2024, Aldi Süd, C-330/23',
    url: 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:62023CJ0330',
    checked: 'secondary',
  },
  unitPrice: { cite: 'Directive 98/6/EC, art. 3', url: `${directive}/1998/6/oj`, checked: 'secondary' },
  productSafety: {
    cite: 'Regulation (EU) 2023/988 (GPSR), art. 19',
    url: 'https://eur-lex.europa.eu/eli/reg/2023/988/oj',
    checked: 'secondary',
  },
  disputes: {
    cite: 'Regulation (EU) No 524/2013, repealed by Regulation (EU) 2024/3228',
    url: 'https://eur-lex.europa.eu/eli/reg/2024/3228/oj',
    checked: 'secondary',
  },
  authentication: {
    cite: 'Directive (EU) 2015/2366 (PSD2), art. 97, applied from 2019-09-14 by Delegated Regulation (EU) 2018/389',
    url: `${directive}/2015/2366/oj`,
    checked: 'secondary',
  },
} as const satisfies Record<string, Source>
