import type { Source } from '../../core/country/source.ts'

/** German federal law is read at gesetze-im-internet.de, the ministry of justice's own edition. */
const law = (statute: string, cite: string, checked: Source['checked'] = 'primary'): Source => ({
  cite,
  url: `https://www.gesetze-im-internet.de/${statute}/`,
  checked,
})

/** Where each German rule is written. */
export const source = {
  standard: law('ustg_1980', 'UStG § 12(1)'),
  reduced: law('ustg_1980', 'UStG § 12(2) No. 1'),
  listed: law('ustg_1980', 'UStG § 12(2) No. 1 and Anlage 2'),
  dip: law('ustg_1980', 'UStG § 28(1) and (2)'),
  eBooks: {
    cite: 'UStG § 12(2) No. 14, Gesetz vom 12.12.2019 (BGBl. I p. 2451), in force on 2019-12-18',
    url: 'https://www.gesetze-im-internet.de/ustg_1980/__12.html',
    checked: 'secondary',
  },
  hygiene: {
    cite: 'UStG Anlage 2 No. 55, Gesetz vom 12.12.2019 (BGBl. I p. 2451), in force on 2020-01-01',
    url: 'https://www.gesetze-im-internet.de/ustg_1980/anlage_2.html',
    checked: 'primary',
  },
  vouchers: law('ustg_1980', 'UStG § 3(13) to (15)', 'secondary'),
  territory: law('ustg_1980', 'UStG § 1(2)'),
  swissTerritory: {
    cite: 'Staatsvertrag Deutschland–Schweiz vom 23.11.1964 (Büsingen); Swiss MWSTG art. 3(a) and 25',
    url: 'https://www.fedlex.admin.ch/eli/cc/2009/615/de',
    checked: 'secondary',
  },
  swissMenstrual: {
    cite: 'Swiss MWSTG art. 25(2)(a) No. 10, from 2025-01-01',
    url: 'https://www.fedlex.admin.ch/eli/cc/2009/615/de',
    checked: 'none',
  },
  delivery: {
    cite: 'UStAE Abschn. 3.10(5): ancillary supplies follow the principal one',
    url: 'https://ao.bundesfinanzministerium.de/usth/',
    checked: 'none',
  },
  taxPoint: law('ustg_1980', 'UStG § 13(1) No. 1 and § 27(1)'),
  exports: law('ustg_1980', 'UStG § 4 No. 1(a) and § 6', 'none'),
  priceDisplay: law('pangv_2022', 'PAngV 2022 § 3; PAngV 1985 § 1(1)'),
  unitPrice: law('pangv_2022', 'PAngV 2022 § 4 and 5', 'secondary'),
  priorPrice: law('pangv_2022', 'PAngV 2022 § 11', 'none'),
  euro: {
    cite: 'Regulation (EC) No 974/98, art. 2 and 10',
    url: 'https://eur-lex.europa.eu/eli/reg/1998/974/oj',
    checked: 'none',
  },
  orderButton: law('bgb', 'BGB § 312j(3)'),
  withdrawal: law('bgb', 'BGB § 312g, 355 and 357'),
  guarantee: law('bgb', 'BGB § 438(1) No. 3'),
  dispatch: law('bgb', 'BGB § 475(1)'),
  bookPrice: law('buchprg', 'BuchPrG § 3 and 5'),
  alcohol: law('juschg', 'JuSchG § 9(1)'),
  prescription: law('amg_1976', 'AMG § 43 and 48', 'none'),
  retention: law('ao_1977', 'AO § 147(3), HGB § 257(4)'),
  retentionShorter: law('ao_1977', 'AO § 147(3), HGB § 257(4), as amended by BEG IV', 'secondary'),
  packaging: law('verpackg', 'VerpackG § 9', 'none'),
  deposit: law('verpackg', 'VerpackG § 31 and PAngV 2022 § 7', 'none'),
  electrical: law('elektrog_2015', 'ElektroG § 6(3) and 17', 'none'),
  batteries: law('battdg', 'BattDG § 13 and Regulation (EU) 2023/1542', 'none'),
  holidays: {
    cite: 'Feiertagsgesetze der Länder; Einigungsvertrag art. 2(2)',
    url: 'https://www.bmi.bund.de/DE/themen/verfassung/staatliche-symbole/nationale-feiertage/nationale-feiertage-node.html',
    checked: 'secondary',
  },
  electronicInvoice: law('ustg_1980', 'UStG § 14(1) and 27(38), Wachstumschancengesetz', 'none'),
  invoice: law('ustg_1980', 'UStG § 14a and 14(4)', 'none'),
  numbers: law('ustg_1980', 'UStG § 27a; HGB § 37a', 'none'),
  payments: {
    cite: 'Deutsche Bundesbank, Zahlungsverhalten in Deutschland',
    url: 'https://www.bundesbank.de/de/aufgaben/unbarer-zahlungsverkehr',
    checked: 'none',
  },
  giropay: { cite: 'paydirekt GmbH: giropay ended on 2024-12-31', url: 'https://www.giropay.de', checked: 'none' },
  carriers: { cite: 'DHL Paket, Hermes: Produkte und Preise', url: 'https://www.dhl.de', checked: 'none' },
  postalCode: {
    cite: 'Deutsche Post, Postleitzahlen seit 1993-07-01',
    url: 'https://www.postdirekt.de',
    checked: 'none',
  },
  subdivisions: { cite: 'ISO 3166-2:DE', url: 'https://www.iso.org/obp/ui/#iso:code:3166:DE', checked: 'none' },
} as const satisfies Record<string, Source>
