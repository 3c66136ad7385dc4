import type { Source } from '../../core/country/source.ts'

const code = (id: string) => `https://www.legifrance.gouv.fr/codes/texte_lc/${id}`

/** The general tax code; on 2026-09-01 its articles on VAT moved to the CIBS, the rates staying as they were. */
const cgi = (article: string, checked: Source['checked'] = 'secondary'): Source => ({
  cite: `CGI, art. ${article}`,
  url: code('LEGITEXT000006069577'),
  checked,
})
const consumer = (article: string): Source => ({
  cite: `Code de la consommation, art. ${article}`,
  url: code('LEGITEXT000006069565'),
  checked: 'primary',
})
const commerce = (article: string): Source => ({
  cite: `Code de commerce, art. ${article}`,
  url: code('LEGITEXT000005634379'),
  checked: 'none',
})
/** Ministerial orders that fix the days of the sales. */
const salesOrder = (cite: string, url: string, checked: Source['checked']): Source => ({ cite, url, checked })
const health = (article: string): Source => ({
  cite: `Code de la santé publique, art. ${article}`,
  url: code('LEGITEXT000006072665'),
  checked: 'none',
})

/** Where each French rule is written. */
export const source = {
  standard: cgi('278'),
  reduced: cgi('278-0 bis, A', 'primary'),
  books: cgi('278-0 bis, A 3°'),
  covid: {
    cite: 'CGI, art. 278-0 bis, K bis and K ter; BOI-TVA-LIQ-30-10-55: gels from 2020-03-01, masks from 2020-03-24, to 2024-12-31',
    url: 'https://bofip.impots.gouv.fr/bofip/12331-PGP',
    checked: 'primary',
  },
  hygiene: cgi('278-0 bis, A 1° bis (loi n° 2015-1785, art. 10)'),
  intermediate: cgi('278 bis, 278 quater and 279'),
  plants: cgi('278 bis, 3° bis d', 'primary'),
  medicine: cgi('278 quater and 281 octies', 'primary'),
  press: cgi('298 septies', 'primary'),
  vouchers: cgi('256 ter', 'none'),
  overseas: cgi('296, 1°', 'primary'),
  overseasPress: cgi('298 septies (1.05 % in Guadeloupe, Martinique and Réunion)', 'primary'),
  overseasStaples: {
    cite: 'CIBS, art. L. 213-165, ordonnance n° 2025-1247',
    url: 'https://legal.tricoteuses.fr/articles/JORFARTI000053093165',
    checked: 'primary',
  },
  overseasUntaxed: cgi('294, 1'),
  overseasServices: {
    cite: 'CGI, art. 294, 2 and 3; BOI-TVA-GEO-20-40, § 20: third territories for goods, not for services',
    url: 'https://bofip.impots.gouv.fr/doctrine/pgp/792-PGP',
    checked: 'primary',
  },
  collectivities: {
    cite: 'Constitution, art. 74; Bretagne Commerce International, Exportation vers un territoire d’outre-mer',
    url: 'https://bretagnecommerceinternational.com/donnee/exportation-de-biens-vers-departement-doutre-mer-territoire-doutre-mer',
    checked: 'secondary',
  },
  overseasBorder: cgi('294, 2 and 3'),
  corsica: cgi('297, I-1-2°', 'primary'),
  monaco: {
    cite: 'Convention fiscale franco-monégasque du 18 mai 1963; Directive 2006/112/EC, art. 7',
    url: 'https://eur-lex.europa.eu/eli/dir/2006/112/oj',
    checked: 'secondary',
  },
  exports: cgi('262, I', 'none'),
  taxPoint: cgi('269', 'none'),
  delivery: cgi('267, I-2°', 'none'),
  recodified: {
    cite: 'CIBS, livre II, ordonnance n° 2025-1247 du 17 décembre 2025, applied from 2026-09-01',
    url: code('LEGITEXT000044595989'),
    checked: 'secondary',
  },
  priceDisplay: {
    cite: 'Arrêté du 3 décembre 1987 relatif à l’information du consommateur sur les prix, art. 1',
    url: 'https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000290402',
    checked: 'none',
  },
  euro: {
    cite: 'Code monétaire et financier, art. L111-1',
    url: code('LEGITEXT000006072026'),
    checked: 'none',
  },
  cashLimit: {
    cite: 'Code monétaire et financier, art. D112-3: EUR 1,000 in cash to a trader',
    url: code('LEGITEXT000006072026'),
    checked: 'none',
  },
  orderButton: consumer('L221-14'),
  withdrawal: consumer('L221-18 to L221-28'),
  guarantee: consumer('L217-3'),
  dispatch: consumer('L216-1'),
  priorPrice: consumer('L112-1-1'),
  bookPrice: {
    cite: 'Loi n° 81-766 du 10 août 1981, art. 1',
    url: 'https://www.legifrance.gouv.fr/loda/id/LEGITEXT000006068716',
    checked: 'secondary',
  },
  bookPriceShipped: {
    cite: 'Loi n° 81-766, art. 1 al. 4, as amended by loi n° 2014-779 and loi n° 2021-1901',
    url: 'https://www.legifrance.gouv.fr/loda/id/LEGITEXT000006068716',
    checked: 'secondary',
  },
  ebookPrice: {
    cite: 'Loi n° 2011-590 du 26 mai 2011, art. 2 and 3; décret n° 2011-1499',
    url: 'https://www.legifrance.gouv.fr/loda/id/JORFTEXT000024079563',
    checked: 'secondary',
  },
  bookDelivery: {
    cite: 'Loi n° 81-766, art. 1 al. 4; arrêté du 4 avril 2023: EUR 3 below EUR 35 of new books',
    url: 'https://www.legifrance.gouv.fr/loda/id/LEGITEXT000006068716',
    checked: 'secondary',
  },
  belowCost: {
    cite: 'Code de commerce, art. L442-5 (exceptions: II, formerly art. L442-4)',
    url: code('LEGITEXT000005634379'),
    checked: 'secondary',
  },
  retention: commerce('L123-22'),
  salesPeriods: salesOrder(
    'Code de commerce, art. L310-3; arrêté du 27 mai 2019, art. 1',
    code('LEGITEXT000005634379'),
    'secondary',
  ),
  salesSummer2020: salesOrder(
    'Arrêté du 10 juin 2020 (soldes d’été 2020)',
    'https://bizouard.com/blog/2020/06/12/soldes-dete-demarrage-officiellement-reporte-au-15-juillet-2020',
    'secondary',
  ),
  salesWinter2021: salesOrder(
    'Arrêté published on 29 December 2020 (soldes d’hiver 2021)',
    'https://abak.ec/les-soldes-officiellement-reportes-au-20-janvier',
    'secondary',
  ),
  salesWinter2021Longer: salesOrder(
    'Arrêté du 15 février 2021 (soldes d’hiver 2021 prolongés)',
    'https://cpga-asso.com/les-soldes-dhiver-prolonges-de-2-semaines-2',
    'secondary',
  ),
  salesSummer2021: salesOrder(
    'Arrêté of June 2021 by way of derogation from art. 1 of the arrêté du 27 mai 2019 (soldes d’été 2021)',
    'https://legal.tricoteuses.fr/articles/JORFARTI000043684545',
    'secondary',
  ),
  salesSummer2023: salesOrder(
    'Arrêté du 6 juillet 2023 (soldes d’été 2023)',
    'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000047792782',
    'primary',
  ),
  invoice: commerce('L441-9, L441-10 and D441-5'),
  alcohol: health('L3342-1 and L3323-4'),
  prescription: health('L5125-34'),
  ecoParticipation: {
    cite: 'Code de l’environnement, art. L541-10-20',
    url: code('LEGITEXT000006074220'),
    checked: 'none',
  },
  holidays: {
    cite: 'Code du travail, art. L3133-1 and L3134-13',
    url: code('LEGITEXT000006072050'),
    checked: 'secondary',
  },
  holidaysOverseas: {
    cite: 'Code du travail, art. L3422-2; décret n° 83-1003',
    url: code('LEGITEXT000006072050'),
    checked: 'secondary',
  },
  electronicInvoice: {
    cite: 'CGI, art. 289 bis; loi n° 2023-1322, art. 91',
    url: code('LEGITEXT000006069577'),
    checked: 'secondary',
  },
  express: { cite: 'Chronopost, Chrono 13 et Chrono 18', url: 'https://www.chronopost.fr', checked: 'none' },
  carriers: {
    cite: 'La Poste, offres Colissimo et Mondial Relay',
    url: 'https://www.laposte.fr/colissimo',
    checked: 'none',
  },
  cards: { cite: 'GIE Cartes Bancaires CB', url: 'https://www.cartes-bancaires.com', checked: 'none' },
  postalCode: {
    cite: 'La Poste, norme NF Z 10-011',
    url: 'https://www.laposte.fr/courriers-colis/conseils-pratiques/bien-rediger-l-adresse-d-une-lettre-ou-d-un-colis',
    checked: 'none',
  },
  subdivisions: { cite: 'ISO 3166-2:FR', url: 'https://www.iso.org/obp/ui/#iso:code:3166:FR', checked: 'none' },
  numbers: {
    cite: 'CGI, art. 286 ter; Code de commerce, art. R123-220',
    url: code('LEGITEXT000006069577'),
    checked: 'none',
  },
} as const satisfies Record<string, Source>
