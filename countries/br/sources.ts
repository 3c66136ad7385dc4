import type { Source } from '../../core/country/source.ts'

/** General rates by state as published with the law of each change. */
const listed = (cite: string, url: string): Source => ({ cite, url, checked: 'secondary' })

const planalto = (cite: string, path: string, checked: Source['checked'] = 'none'): Source => ({
  cite,
  url: `https://www.planalto.gov.br/ccivil_03/${path}`,
  checked,
})

export const source = {
  general2019: listed(
    'General internal rates of ICMS before 2023, by state law',
    'https://www.machadomeyer.com.br/pt/boletim/legislacao-estadual-doze-estados-majoraram-as-aliquotas-internas-de-icms-a-partir-de-2023',
  ),
  general2023: listed(
    'State laws of 2022 that raised the general rate of ICMS in 2023',
    'https://www.machadomeyer.com.br/pt/boletim/legislacao-estadual-doze-estados-majoraram-as-aliquotas-internas-de-icms-a-partir-de-2023',
  ),
  general2024: listed(
    'State laws of 2023 that changed the general rate of ICMS in 2024',
    'https://gridsistemas.com.br/novas-aliquotas-de-icms-para-2024/',
  ),
  unchanged: listed(
    'General internal rates of ICMS of all states in 2024, among them those that have not moved since before 2019',
    'https://linharesjr.com.br/maranhao-e-10-estados-aprovam-aumento-do-icms-para-2024',
  ),
  general2025: listed(
    'Maranhão, Lei 12.426/2024; Piauí, Lei 8.558/2024; Rio Grande do Norte, Lei 11.999/2024 (as summarised in print)',
    'https://www.confaz.fazenda.gov.br',
  ),
  sergipe2023: listed(
    'Sergipe, Lei 9.176/2023 (19 %) and Lei 9.177/2023 (1 % for the poverty fund), Decreto 295/2023: from 2023-05-01',
    'https://www.substituicaotributaria.com/SST/substituicao-tributaria/noticia/02/05/2023/sergipe-modifica-legislacao-tributaria',
  ),
  rioGrandeDoSul: {
    cite: 'Rio Grande do Sul, Lei 14.743/2015 (18 % to 2020) and Lei 15.576/2020 (17.5 % in 2021, 17 % from 2022)',
    url: 'https://www.al.rs.gov.br/legis/',
    checked: 'none',
  },
  contributions: planalto(
    'Leis 10.637/2002, art. 2 (PIS 1.65 %) and 10.833/2003, art. 2 (COFINS 7.6 %)',
    'leis/2003/l10.833.htm',
    'secondary',
  ),
  singlePhase: {
    cite: 'Lei 10.147/2000, art. 2 (medicine, toiletries) and Lei 13.097/2015, art. 28 (cold drinks): retail at zero',
    url: 'https://direcionalcontabeis.com.br/2023/05/21/tributacao-monofasica',
    checked: 'secondary',
  },
  immunity: listed(
    'Constituição, art. 150, VI, d: no taxes on books, newspapers and periodicals; STF, RE 330.817 (electronic books)',
    'https://nedereromano.com.br/pb/o-alcance-da-imunidade-tributaria-sobre-os-livros-digitais-e-seus-acessorios',
  ),
  books: planalto('Lei 10.865/2004, art. 28, VI: PIS and COFINS on books zero', '_ato2004-2006/2004/lei/l10.865.htm'),
  basket: planalto(
    'Lei 10.925/2004, art. 1, with Lei 12.839/2013: basic food basket, PIS and COFINS zero',
    '_ato2004-2006/2004/lei/l10.925.htm',
  ),
  press: planalto(
    'Lei 10.833/2003, art. 10, IX, and 15, V (Lei 10.865/2004): newspapers and periodicals by the cumulative rates, PIS 0.65 %, COFINS 3 %',
    'leis/2003/l10.833.htm',
    'secondary',
  ),
  cut: {
    cite: 'LC 224/2025, art. 4, § 2, II, e: from 2026-04-01 a tenth of the full rate on what Lei 10.925/2004, art. 1, had at zero, but for Annexes I and XV of LC 214/2025',
    url: 'https://jurishand.com/lei-complementar-224-de-26-dezembro-2025',
    checked: 'secondary',
  },
  iss: planalto(
    'LC 116/2003, art. 8, II and 8-A: ISS of 2 to 5 %; list of services 1.05 and 1.09',
    'leis/lcp/lcp116.htm',
  ),
  vouchers: planalto(
    'LC 87/1996, art. 2 and 12: ICMS falls on the goods when they leave, not on a voucher',
    'leis/lcp/lcp87.htm',
  ),
  freight: planalto(
    'LC 87/1996, art. 13, § 1, II, b: freight charged by the seller is in the base',
    'leis/lcp/lcp87.htm',
  ),
  grossUp: planalto('LC 87/1996, art. 13, § 1, I: the tax is part of its own base', 'leis/lcp/lcp87.htm'),
  taxPoint: planalto('LC 87/1996, art. 12, I: when the goods leave', 'leis/lcp/lcp87.htm'),
  difal: listed(
    'Constituição, art. 155, § 2, VII and VIII (EC 87/2015); LC 190/2022; Resoluções do Senado 22/1989 and 13/2012',
    'http://danilocontador2011.blogspot.com/2016/01/emenda-constitucional-8715.html',
  ),
  exports: planalto(
    'Constituição, art. 155, § 2, X, a; LC 87/1996, art. 3, II: no ICMS on exports',
    'constituicao/constituicao.htm',
  ),
  imports: planalto(
    'LC 87/1996, art. 2, § 1, I; Remessa Conforme, Portaria MF 612/2023 (no tax at the seller here)',
    'leis/lcp/lcp87.htm',
  ),
  display: planalto(
    'CDC (Lei 8.078/1990), art. 6, III and 31; Decreto 5.903/2006: the price in full',
    'leis/l8078compilado.htm',
  ),
  reform: planalto(
    'EC 132/2023; LC 214/2025, art. 343, 346 and 348: CBS 0.9 % and IBS 0.1 % in 2026',
    'leis/lcp/lcp214.htm',
  ),
  transparency: planalto(
    'Lei 12.741/2012: approximate taxes on receipts, from 2013-06-10',
    '_ato2011-2014/2012/lei/l12741.htm',
  ),
  invoice: {
    cite: 'Ajuste SINIEF 7/2005 (NF-e) and 19/2016 (NFC-e)',
    url: 'https://www.confaz.fazenda.gov.br',
    checked: 'none',
  },
  withdrawal: planalto(
    'CDC (Lei 8.078/1990), art. 49; Decreto 7.962/2013, art. 5',
    'leis/l8078compilado.htm',
    'secondary',
  ),
  guarantee: planalto(
    'CDC (Lei 8.078/1990), art. 26: 30 days, 90 for durable goods',
    'leis/l8078compilado.htm',
    'secondary',
  ),
  eCommerce: planalto(
    'Decreto 7.962/2013, art. 2 to 4, in force 2013-05-14',
    '_ato2011-2014/2013/decreto/d7962.htm',
    'secondary',
  ),
  unitPrice: planalto(
    'Lei 10.962/2004, art. 2-A, by Lei 13.543/2017: price beside the product; unit price in online shops',
    '_ato2004-2006/2004/lei/l10.962.htm',
  ),
  privacy: planalto('LGPD (Lei 13.709/2018), art. 9, in force 2020-09-18', '_ato2015-2018/2018/lei/l13709.htm'),
  minors: planalto('Lei 8.069/1990, art. 81, II and 243', 'leis/l8069.htm'),
  prescription: { cite: 'Anvisa, RDC 44/2009, art. 52', url: 'https://www.gov.br/anvisa', checked: 'none' },
  retention: planalto('Código Tributário Nacional (Lei 5.172/1966), art. 173, 174 and 195', 'leis/l5172compilado.htm'),
  real: planalto('Lei 9.069/1995 (Plano Real)', 'leis/l9069.htm'),
  pix: {
    cite: 'Banco Central, Resolução BCB 1/2020 (Pix, refund within 90 days)',
    url: 'https://www.bcb.gov.br',
    checked: 'none',
  },
  boleto: {
    cite: 'Banco Central, Resolução BCB 443/2024 and Circular 3.598/2012 (boleto)',
    url: 'https://www.bcb.gov.br',
    checked: 'none',
  },
  cards: {
    cite: 'Abecs, credit cards with instalments free of interest',
    url: 'https://www.abecs.org.br',
    checked: 'none',
  },
  customsBefore: {
    cite: 'Decreto-Lei 1.804/1980 and Portaria MF 156/1999: 60 % on parcels',
    url: 'https://www.planalto.gov.br/ccivil_03/decreto-lei/del1804.htm',
    checked: 'secondary',
  },
  customs2023: {
    cite: 'Portaria MF 612/2023 (Remessa Conforme): no import tax up to USD 50 at certified sellers, from 2023-08-01',
    url: 'https://valor.globo.com/empresas/noticia/2023/10/15/aliexpreess-comeca-neste-domingo-vendas-de-ate-us-50-com-isencao-de-imposto.ghtml',
    checked: 'secondary',
  },
  customs2024: {
    cite: 'Lei 14.902/2024 and MP 1.236/2024, from 2024-08-01; its repeal is debated, look again before it is relied on',
    url: 'https://portal.fgv.br/artigos/taxa-blusinhas',
    checked: 'secondary',
  },
  carriers: { cite: 'Correios, PAC and Sedex', url: 'https://www.correios.com.br', checked: 'none' },
  cep: { cite: 'Correios, ranges of CEP by state', url: 'https://buscacepinter.correios.com.br', checked: 'none' },
  subdivisions: { cite: 'ISO 3166-2:BR', url: 'https://www.iso.org/obp/ui/#iso:code:3166:BR', checked: 'none' },
  holidays: planalto(
    'Lei 662/1949 (Lei 10.607/2002), Lei 6.802/1980; Lei 9.093/1995 (Good Friday)',
    'leis/2002/l10607.htm',
  ),
  blackAwareness: planalto('Lei 14.759/2023: 20 November national from 2024', '_ato2023-2026/2023/lei/l14759.htm'),
  numbers: {
    cite: 'Receita Federal, IN RFB 2.119/2022 (CNPJ; letters from 2026-07, IN RFB 2.229/2024) and CPF',
    url: 'https://www.gov.br/receitafederal',
    checked: 'none',
  },
} as const satisfies Record<string, Source>
