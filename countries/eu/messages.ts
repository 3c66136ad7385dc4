import type { Messages } from '../../core/country/define-country.ts'

export const en: Messages = {
  'legal.order-button': 'Order with obligation to pay',
  'legal.dispatch': 'We ship within 30 days at the latest unless another date was agreed.',
  'notice.import-flat-duty':
    'Import tax may be due on arrival, and a customs duty of EUR 3 per item on consignments of up to EUR 150; neither is part of this price.',
  'legal.digital-content': 'I agree that delivery begins at once, and I know that I lose my right to withdraw by it.',
  'legal.withdrawal-excluded': 'You cannot withdraw from the contract for these items.',
  'legal.withdrawal-sealed':
    'You lose the right to withdraw from the contract for these items once their seal is broken after delivery.',
  'legal.withdrawal-function': 'Withdraw from the contract here',
  'legal.guarantee-notice': 'Legal guarantee of conformity: at least two years from delivery, free of charge.',
  'notice.import-tax-due': 'Import tax and duty may be due on arrival and are not part of this price.',
  'notice.acquisition-tax': 'Tax-exempt intra-Community supply: the buyer accounts for tax on the acquisition.',
  'notice.reverse-charge': 'Reverse charge: the buyer accounts for the tax.',
}

export const fr: Messages = {
  'legal.order-button': 'Commande avec obligation de paiement',
  'legal.dispatch': 'Livraison au plus tard trente jours après la commande, sauf date convenue.',
  'notice.import-flat-duty':
    'La TVA à l’importation et un droit de douane de 3 € par article (envois jusqu’à 150 €) peuvent être dus à l’arrivée ; ils ne sont pas compris dans ce prix.',
  'legal.digital-content':
    'J’accepte que l’exécution commence immédiatement et je reconnais perdre ainsi mon droit de rétractation.',
  'legal.withdrawal-excluded': 'Le droit de rétractation ne s’applique pas à ces articles.',
  'legal.withdrawal-sealed':
    'Vous perdez le droit de rétractation pour ces articles s’ils sont descellés après la livraison.',
  'legal.withdrawal-function': 'Renoncer au contrat ici',
  'legal.guarantee-notice': 'Garantie légale de conformité : au moins deux ans à compter de la livraison, sans frais.',
  'notice.import-tax-due':
    'Des taxes et droits à l’importation peuvent être dus à l’arrivée ; ils ne sont pas compris dans ce prix.',
  'notice.acquisition-tax': 'Livraison intracommunautaire exonérée : l’acquéreur déclare la taxe sur l’acquisition.',
  'notice.reverse-charge': 'Autoliquidation : la taxe est due par le preneur.',
}

export const de: Messages = {
  'legal.order-button': 'Zahlungspflichtig bestellen',
  'legal.dispatch': 'Lieferung spätestens 30 Tage nach Vertragsschluss, soweit nichts anderes vereinbart ist.',
  'notice.import-flat-duty':
    'Bei der Einfuhr können Einfuhrumsatzsteuer und für Sendungen bis 150 € ein Zoll von 3 € je Ware anfallen; sie sind in diesem Preis nicht enthalten.',
  'legal.digital-content':
    'Ich stimme zu, dass sofort geliefert wird, und weiß, dass ich dadurch mein Widerrufsrecht verliere.',
  'legal.withdrawal-excluded': 'Für diese Artikel besteht kein Widerrufsrecht.',
  'legal.withdrawal-sealed':
    'Das Widerrufsrecht für diese Artikel erlischt, wenn ihre Versiegelung nach der Lieferung entfernt wurde.',
  'legal.withdrawal-function': 'Vertrag hier widerrufen',
  'legal.guarantee-notice': 'Gesetzliche Gewährleistung: mindestens zwei Jahre ab Lieferung, unentgeltlich.',
  'notice.import-tax-due':
    'Bei der Einfuhr können Steuern und Zölle anfallen; sie sind in diesem Preis nicht enthalten.',
  'notice.acquisition-tax': 'Steuerfreie innergemeinschaftliche Lieferung: Der Erwerber versteuert den Erwerb.',
  'notice.reverse-charge': 'Steuerschuldnerschaft des Leistungsempfängers.',
}

export const es: Messages = {
  'legal.order-button': 'Pedido con obligación de pago',
  'legal.dispatch': 'Entrega a más tardar 30 días después del pedido, salvo otra fecha pactada.',
  'notice.import-flat-duty':
    'A la llegada pueden devengarse el IVA a la importación y un arancel de 3 € por artículo en envíos de hasta 150 €, no incluidos en este precio.',
  'legal.digital-content':
    'Acepto que el suministro comience de inmediato y sé que pierdo por ello mi derecho de desistimiento.',
  'legal.withdrawal-excluded': 'El derecho de desistimiento no se aplica a estos artículos.',
  'legal.withdrawal-sealed':
    'El derecho de desistimiento de estos artículos se pierde si se desprecintan tras la entrega.',
  'legal.withdrawal-function': 'Desistir del contrato aquí',
  'legal.guarantee-notice': 'Garantía legal de conformidad: al menos dos años desde la entrega, sin coste.',
  'notice.import-tax-due':
    'A la llegada pueden devengarse impuestos y aranceles de importación, no incluidos en este precio.',
  'notice.acquisition-tax': 'Entrega intracomunitaria exenta: el adquirente declara el impuesto por la adquisición.',
  'notice.reverse-charge': 'Inversión del sujeto pasivo: el destinatario declara el impuesto.',
}
