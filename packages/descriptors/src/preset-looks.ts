import type { DepthCode } from './depth-scale.js'

type Look = Pick<DepthCode, 'colour' | 'symbol'>

/** Light fills that carry ink and shapes that tell them apart in greyscale. No red. */
export const GREY_RING: Look = { colour: '#eceff1', symbol: 'ring' }
export const SAND_HALF: Look = { colour: '#fbe7b2', symbol: 'half' }
export const GREEN_DISC: Look = { colour: '#c9e7d3', symbol: 'disc' }
export const BLUE_STAR: Look = { colour: '#c3daf6', symbol: 'star' }
export const LILAC_DIAMOND: Look = { colour: '#e2d9f3', symbol: 'diamond' }
export const TEAL_PLUS: Look = { colour: '#c8e8e8', symbol: 'plus' }
export const STRAW_HEXAGON: Look = { colour: '#f1eecb', symbol: 'hexagon' }
export const SKY_CHEVRON: Look = { colour: '#d9ecf9', symbol: 'chevron' }
