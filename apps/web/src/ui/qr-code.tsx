import encodeQR from 'qr'
import { useMemo } from 'react'

/** An address as a code for a camera, black on white whatever the screen. */
export function QrCode({ text, className }: { readonly text: string; readonly className: string | undefined }) {
  const { size, path } = useMemo(() => drawn(text), [text])
  return (
    <svg className={className} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" aria-hidden="true">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

function drawn(text: string) {
  const dots = encodeQR(text, 'raw', { border: 2, ecc: 'medium' })
  const path = dots.flatMap((line, y) => line.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : []))).join('')
  return { size: dots.length, path }
}
