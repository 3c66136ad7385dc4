import type { Source } from '../../core/country/source.ts'

const cgi = (article: string, id: string, checked: Source['checked'] = 'none'): Source => ({
  cite: `CGI, art. ${article}`,
  url: `https://www.legifrance.gouv.fr/codes/article_lc/${id}`,
  checked,
})

/** Where each French rule is written. */
export const source = {
  standard: cgi('278', 'LEGIARTI000026948438', 'secondary'),
  intermediate: cgi('278 quater, 278 bis and 279', 'LEGIARTI000026948432', 'secondary'),
  reduced: cgi('278-0 bis', 'LEGIARTI000026948423', 'secondary'),
  superReduced: cgi('281 octies and 298 septies', 'LEGIARTI000026948414', 'secondary'),
  books: cgi('278-0 bis, A 3°', 'LEGIARTI000026948423', 'secondary'),
  hygiene: cgi('278-0 bis, A 1° bis, inserted by loi n° 2015-1785, art. 10', 'LEGIARTI000031781164', 'secondary'),
  press: cgi('298 septies', 'LEGIARTI000028571536', 'secondary'),
  vouchers: cgi('256 ter', 'LEGIARTI000037943265', 'secondary'),
  overseas: cgi('294 to 296', 'LEGIARTI000006304281', 'secondary'),
  corsica: cgi('297', 'LEGIARTI000006304301', 'secondary'),
  exports: cgi('262, I', 'LEGIARTI000006309451', 'secondary'),
  taxPoint: cgi('269', 'LEGIARTI000006309571', 'secondary'),
  priceDisplay: {
    cite: 'Arrêté du 3 décembre 1987 relatif à l’information du consommateur sur les prix, art. 1',
    url: 'https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000290402',
    checked: 'secondary',
  },
  euro: {
    cite: 'Code monétaire et financier, art. L111-1',
    url: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006645140',
    checked: 'secondary',
  },
  orderButton: {
    cite: 'Code de la consommation, art. L221-14',
    url: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000032226842',
    checked: 'secondary',
  },
  bookPrice: {
    cite: 'Loi n° 81-766 du 10 août 1981, art. 1',
    url: 'https://www.legifrance.gouv.fr/loda/id/LEGITEXT000006068716',
    checked: 'secondary',
  },
  belowCost: {
    cite: 'Code de commerce, art. L442-5',
    url: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038414278',
    checked: 'secondary',
  },
  alcohol: {
    cite: 'Code de la santé publique, art. L3342-1',
    url: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000031927689',
    checked: 'secondary',
  },
  medicine: {
    cite: 'Code de la santé publique, art. L5125-34',
    url: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000026804952',
    checked: 'secondary',
  },
  ecoParticipation: {
    cite: 'Code de l’environnement, art. L541-10-20',
    url: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000041555792',
    checked: 'secondary',
  },
  retention: {
    cite: 'Code de commerce, art. L123-22',
    url: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006219327',
    checked: 'secondary',
  },
  salesPeriods: {
    cite: 'Code de commerce, art. L310-3 and D310-15-2',
    url: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038587520',
    checked: 'secondary',
  },
  holidays: {
    cite: 'Code du travail, art. L3133-1',
    url: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006902611',
    checked: 'secondary',
  },
  invoice: {
    cite: 'Code de commerce, art. L441-9 and D441-5',
    url: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038414401',
    checked: 'secondary',
  },
  electronicInvoice: {
    cite: 'CGI, art. 289 bis; loi n° 2023-1322, art. 91',
    url: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000048805345',
    checked: 'secondary',
  },
  carriers: {
    cite: 'La Poste, offres Colissimo et Mondial Relay',
    url: 'https://www.laposte.fr/colissimo',
    checked: 'none',
  },
  cards: { cite: 'GIE Cartes Bancaires CB', url: 'https://www.cartes-bancaires.com', checked: 'none' },
  postalCode: {
    cite: 'La Poste, norme NF Z 10-011',
    url: 'https://www.laposte.fr/courriers-colis/conseils-pratiques/bien-rediger-l-adresse-d-une-lettre-ou-d-un-colis',
    checked: 'secondary',
  },
  subdivisions: { cite: 'ISO 3166-2:FR', url: 'https://www.iso.org/obp/ui/#iso:code:3166:FR', checked: 'secondary' },
  numbers: {
    cite: 'CGI, ann. IV, art. 09; Code de commerce, art. R123-220',
    url: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006256843',
    checked: 'secondary',
  },
} as const satisfies Record<string, Source>
