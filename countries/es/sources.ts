import type { Source } from '../../core/country/source.ts'

const boe = (id: string, cite: string, checked: Source['checked'] = 'secondary'): Source => ({
  cite,
  url: `https://www.boe.es/buscar/act.php?id=${id}`,
  checked,
})
const LIVA = 'BOE-A-1992-28740'
const liva = (article: string, checked?: Source['checked']) => boe(LIVA, `Ley 37/1992 (LIVA), art. ${article}`, checked)
const consumers = (article: string) => boe('BOE-A-2007-20555', `RDLeg 1/2007 (TRLGDCU), art. ${article}`, 'none')
const canaries = (article: string, checked?: Source['checked']) =>
  boe('BOE-A-2012-9280', `Ley 4/2012 de Canarias, art. ${article}`, checked)

/** Where each Spanish rule is written. */
export const source = {
  standard: liva('90.Uno', 'primary'),
  reduced: liva('91.Uno', 'primary'),
  superReduced: liva('91.Dos'),
  basicFood: liva('91.Dos.1.1.º'),
  temporary: boe('BOE-A-2022-22685', 'Real Decreto-ley 20/2022, art. 72'),
  steps: boe('BOE-A-2024-12944', 'Real Decreto-ley 4/2024, art. 1 and disp. final'),
  oliveOil: boe('BOE-A-2024-12944', 'LIVA, art. 91.Dos.1.1.º, as amended by Real Decreto-ley 4/2024'),
  sugaredDrinks: boe('BOE-A-2020-17339', 'LIVA, art. 91.Uno.1.1.º b), as amended by Ley 11/2020, art. 69', 'secondary'),
  books: liva('91.Dos.1.2.º'),
  eBooks: boe(
    'BOE-A-2020-4705',
    'LIVA, art. 91.Dos.1.2.º, as amended by Real Decreto-ley 15/2020, disp. final 2.ª',
    'primary',
  ),
  medicine: liva('91.Dos.1.3.º'),
  medicalDevice: liva('91.Uno.1.6.º, 91.Dos.1.5.º and annex 8'),
  hygiene: boe('BOE-A-2022-22128', 'LIVA, art. 91.Dos.1.7.º, as amended by Ley 31/2022'),
  plants: liva('91.Uno.1.8.º, as amended by Ley 28/2014', 'primary'),
  vouchers: boe('BOE-A-2018-18094', 'DGT, Resolución de 28 de diciembre de 2018 (bonos)', 'primary'),
  taxPoint: liva('75.Uno and 90.Dos', 'none'),
  delivery: liva('78.Dos.1.º', 'none'),
  exports: liva('21', 'none'),
  territory: liva('3.Dos'),
  igicBefore2019: canaries('51 (7 % until 2018-12-31)'),
  igic2019: boe('BOE-A-2019-1206', 'Ley 4/2012 de Canarias, art. 51, as amended by Ley 7/2018 (6.5 %)'),
  igic: boe(
    'BOE-A-2020-2665',
    'Ley 4/2012 de Canarias, art. 51.1, as amended by Ley 19/2019, disp. final 6.ª',
    'primary',
  ),
  igicZero: canaries('52', 'secondary'),
  igicHygiene: {
    cite: 'Ley 4/2012 de Canarias, art. 52, by Ley 7/2017: menstrual products from 3 to 0 % with 2018',
    url: 'https://www.laprovincia.es/especiales/111-aniversario-la-provincia/2022/05/17/eliminar-impuesto-rosa-66000830.html',
    checked: 'secondary',
  },
  igicDrinks: {
    cite: 'Ley 7/2023 de Canarias: sweetened and energy drinks from 3 to 5 % with 2024',
    url: 'https://www.canarias7.es/economia/impuesto-refresco-genera-canarias-millon-euros-llevamos-20241014230306-nt.html',
    checked: 'secondary',
  },
  igicEnergyDrinks: {
    cite: 'Ley 5/2024 de Canarias: energy drinks at 7 % with 2025',
    url: 'https://garrigues.com/es_ES/noticia/canarias-introducen-modificaciones-igic-irpf-efectos-2025',
    checked: 'secondary',
  },
  igicResidual: canaries('51.1 c): whatever no other rate names'),
  ipsi: boe('BOE-A-1991-7645', 'Ley 8/1991, art. 18: the city sets each rate between 0.5 and 10 %'),
  ipsiStaple: boe('BOE-A-1991-7645', 'Ordenanzas fiscales del IPSI de Ceuta and Melilla', 'none'),
  priceDisplay: consumers('20.1 and 60.2'),
  euro: {
    cite: 'Ley 46/1998 sobre introducción del euro, art. 3',
    url: 'https://www.boe.es/buscar/act.php?id=BOE-A-1998-29216',
    checked: 'none',
  },
  orderButton: consumers('98.2'),
  withdrawal: consumers('102 to 108'),
  guaranteeBefore2022: consumers('123 (two years)'),
  guarantee: consumers('120.1, as amended by Real Decreto-ley 7/2021 (three years)'),
  dispatch: consumers('66 bis.1'),
  priorPrice: boe('BOE-A-1996-1072', 'Ley 7/1996, art. 20.1, as amended by Real Decreto-ley 24/2021', 'none'),
  salesPeriods: boe('BOE-A-1996-1072', 'Ley 7/1996, art. 25, as amended by Real Decreto-ley 20/2012', 'none'),
  belowCost: boe('BOE-A-1996-1072', 'Ley 7/1996, art. 14', 'none'),
  bookPrice: boe('BOE-A-2007-12351', 'Ley 10/2007 de la lectura, art. 9 to 11', 'none'),
  alcohol: { cite: 'Leyes autonómicas de drogodependencias: 18 años', url: 'https://www.boe.es', checked: 'none' },
  prescription: boe('BOE-A-2013-11950', 'Real Decreto 870/2013, art. 2 and 3', 'none'),
  electrical: boe('BOE-A-2015-1762', 'Real Decreto 110/2015, art. 7 and 23', 'none'),
  retention: boe('BOE-A-1885-6627', 'Código de Comercio, art. 30', 'none'),
  cashLimitBefore: boe('BOE-A-2012-13416', 'Ley 7/2012, art. 7: EUR 2,500', 'none'),
  cashLimit: boe('BOE-A-2012-13416', 'Ley 7/2012, art. 7, as amended by Ley 11/2021: EUR 1,000', 'none'),
  holidays: boe('BOE-A-1983-20906', 'Real Decreto 2001/1983, art. 45'),
  invoice: boe('BOE-A-2012-14696', 'Real Decreto 1619/2012, art. 6', 'none'),
  verifactu: boe('BOE-A-2023-24840', 'Real Decreto 1007/2023, disp. final 4.ª, as amended by Real Decreto-ley 15/2025'),
  numbers: boe('BOE-A-2007-15984', 'Real Decreto 1065/2007, art. 19 to 25', 'none'),
  payments: { cite: 'Banco de España, Bizum, Redsys', url: 'https://bizum.es', checked: 'none' },
  carriers: { cite: 'Correos, SEUR: servicios de paquetería', url: 'https://www.correos.es', checked: 'none' },
  postalCode: { cite: 'Correos, códigos postales', url: 'https://www.correos.es', checked: 'none' },
  subdivisions: { cite: 'ISO 3166-2:ES', url: 'https://www.iso.org/obp/ui/#iso:code:3166:ES', checked: 'none' },
} as const satisfies Record<string, Source>
