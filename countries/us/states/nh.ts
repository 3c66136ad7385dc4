import { department, untaxedState } from '../state.ts'

const law = department('https://www.revenue.nh.gov/')

export const newHampshire = untaxedState('US-NH', 'New Hampshire', law('N.H. RSA 78-A: only meals and rooms'))
