import { department, untaxedState } from '../state.ts'

const law = department(
  'https://www.commerce.alaska.gov/web/dcra/officeofthestateassessor/alaskasalestaxinformation.aspx',
)

export const alaska = untaxedState('US-AK', 'Alaska', law('AS § 29.45.650: only boroughs and cities levy sales tax'))
