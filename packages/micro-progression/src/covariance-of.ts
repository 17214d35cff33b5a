/** A symmetric, positive definite matrix by rows, dense; `size` × `size`. */
export interface Dense {
  readonly size: number
  readonly values: Float64Array
}

/**
 * The whole inverse of a symmetric, positive definite matrix, by rows: the covariances when the matrix is an information.
 * Undefined where the matrix is not positive definite.
 */
export function inverseOf(matrix: Dense): Float64Array | undefined {
  const factor = factorOf(matrix)
  if (!factor) return undefined
  const { width } = factor
  const upper = inverseFactorOf(factor)
  const { size } = matrix
  const inverse = new Float64Array(size * size)
  for (let i = 0; i < size; i += 4) {
    for (let j = 0; j <= i; j += 4) {
      dots(upper, i * width, upper, j * width, width, i, width)
      for (let a = 0; a < 4 && i + a < size; a++) {
        for (let b = 0; b < 4 && j + b < size; b++) {
          const value = tile[a * 4 + b] as number
          inverse[(i + a) * size + j + b] = value
          inverse[(j + b) * size + i + a] = value
        }
      }
    }
  }
  return inverse
}

/** Only the diagonal of the inverse, for a third less work: the variances. */
export function varianceOf(matrix: Dense): Float64Array | undefined {
  const factor = factorOf(matrix)
  if (!factor) return undefined
  const { width } = factor
  const upper = inverseFactorOf(factor)
  return Float64Array.from({ length: matrix.size }, (_, i) => {
    let sum = 0
    for (let k = i; k < width; k++) sum += (upper[i * width + k] as number) ** 2
    return sum
  })
}

/** The logarithm of the determinant of what has this factor. */
export function logDeterminantOf({ lower, width }: Factor): number {
  let sum = 0
  for (let i = 0; i < width; i++) sum += 2 * Math.log(lower[i * width + i] as number)
  return sum
}

export interface Factor {
  readonly lower: Float64Array
  readonly width: number
}

/**
 * Cholesky's factor L. Everything is a dot product of two rows, taken sixteen at a time so that the numbers loaded are used four times;
 * the matrix is filled up with ones to a multiple of four. Undefined where the matrix is not positive definite.
 */
export function factorOf({ size, values }: Dense): Factor | undefined {
  const width = Math.ceil(size / 4) * 4
  const lower = new Float64Array(width * width)
  for (let i = 0; i < width; i++) {
    if (i >= size) lower[i * width + i] = 1
    else for (let j = 0; j <= i; j++) lower[i * width + j] = values[i * size + j] as number
  }

  for (let i = 0; i < width; i += 4) {
    for (let j = 0; j <= i; j += 4) {
      dots(lower, i * width, lower, j * width, width, 0, j)
      for (let a = 0; a < 4; a++) {
        const row = (i + a) * width + j
        const most = i === j ? a : 3
        for (let b = 0; b <= most; b++) {
          const other = (j + b) * width + j
          let left = (lower[row + b] as number) - (tile[a * 4 + b] as number)
          for (let k = 0; k < b; k++) left -= (lower[row + k] as number) * (lower[other + k] as number)
          if (i + a === j + b) {
            if (!(left > 0)) return undefined
            lower[row + b] = Math.sqrt(left)
          } else lower[row + b] = left / (lower[other + b] as number)
        }
      }
    }
  }
  return { lower, width }
}

/** U with U·Uᵀ = the inverse: Cholesky's factor, turned inside out. */
export function inverseFactorOf({ lower, width }: Factor): Float64Array {
  const upper = new Float64Array(width * width)
  for (let j = 0; j < width; j += 4) {
    for (let i = j; i < width; i += 4) {
      dots(upper, j * width, lower, i * width, width, j, i)
      for (let a = 0; a < 4; a++) {
        const row = (j + a) * width + i
        for (let b = i === j ? a : 0; b < 4; b++) {
          const other = (i + b) * width + i
          let sum = (i + b === j + a ? 1 : 0) - (tile[a * 4 + b] as number)
          for (let k = 0; k < b; k++) sum -= (upper[row + k] as number) * (lower[other + k] as number)
          upper[row + b] = sum / (lower[other + b] as number)
        }
      }
    }
  }
  return upper
}

const tile = new Float64Array(16)

/** The sixteen dot products of four rows of x with four rows of y, over the columns from..to, into `tile`. */
function dots(
  x: Float64Array,
  xAt: number,
  y: Float64Array,
  yAt: number,
  width: number,
  from: number,
  to: number,
): void {
  const x1 = xAt + width
  const x2 = x1 + width
  const x3 = x2 + width
  const y1 = yAt + width
  const y2 = y1 + width
  const y3 = y2 + width
  let s00 = 0
  let s01 = 0
  let s02 = 0
  let s03 = 0
  let s10 = 0
  let s11 = 0
  let s12 = 0
  let s13 = 0
  let s20 = 0
  let s21 = 0
  let s22 = 0
  let s23 = 0
  let s30 = 0
  let s31 = 0
  let s32 = 0
  let s33 = 0
  for (let k = from; k < to; k++) {
    const b0 = y[yAt + k] as number
    const b1 = y[y1 + k] as number
    const b2 = y[y2 + k] as number
    const b3 = y[y3 + k] as number
    const a0 = x[xAt + k] as number
    s00 += a0 * b0
    s01 += a0 * b1
    s02 += a0 * b2
    s03 += a0 * b3
    const a1 = x[x1 + k] as number
    s10 += a1 * b0
    s11 += a1 * b1
    s12 += a1 * b2
    s13 += a1 * b3
    const a2 = x[x2 + k] as number
    s20 += a2 * b0
    s21 += a2 * b1
    s22 += a2 * b2
    s23 += a2 * b3
    const a3 = x[x3 + k] as number
    s30 += a3 * b0
    s31 += a3 * b1
    s32 += a3 * b2
    s33 += a3 * b3
  }
  tile[0] = s00
  tile[1] = s01
  tile[2] = s02
  tile[3] = s03
  tile[4] = s10
  tile[5] = s11
  tile[6] = s12
  tile[7] = s13
  tile[8] = s20
  tile[9] = s21
  tile[10] = s22
  tile[11] = s23
  tile[12] = s30
  tile[13] = s31
  tile[14] = s32
  tile[15] = s33
}
