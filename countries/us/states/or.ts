import { department, untaxedState } from '../state.ts'

const law = department('https://www.oregon.gov/dor/programs/businesses/Pages/sales-tax.aspx')

export const oregon = untaxedState('US-OR', 'Oregon', law('Oregon Department of Revenue: no general sales tax'))
