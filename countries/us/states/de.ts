import { department, untaxedState } from '../state.ts'

const law = department('https://revenue.delaware.gov/business-tax-forms/step-4-gross-receipts-taxes/')

export const delaware = untaxedState(
  'US-DE',
  'Delaware',
  law('30 Del. C. § 2901 ff.: gross receipts tax on the seller, no sales tax'),
)
