import { department, untaxedState } from '../state.ts'

const law = department('https://mtrevenue.gov/taxes/')

export const montana = untaxedState('US-MT', 'Montana', law('Mont. Code § 15-68: only lodging and rental vehicles'))
