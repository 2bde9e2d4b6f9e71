// A QR code drawn as one path, dark on white in both schemes, because readers expect it so.
import { generate } from "lean-qr";
import { useMemo } from "react";

/** White modules around the code that readers need. */
const QUIET_ZONE = 4;

interface QrCodeProps {
  value: string;
  /** What the code leads to, for those who cannot see it. */
  label: string;
  size?: number;
}

export function QrCode({ value, label, size = 168 }: QrCodeProps) {
  const { path, width } = useMemo(() => drawQr(value), [value]);
  return (
    <svg
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`0 0 ${width} ${width}`}
      shapeRendering="crispEdges"
      style={{ borderRadius: "var(--mantine-radius-md)", background: "#fff", maxWidth: "100%" }}
    >
      <path d={path} fill="#111" />
    </svg>
  );
}

export function drawQr(value: string): { path: string; width: number } {
  const code = generate(value);
  const parts: string[] = [];
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      if (code.get(x, y)) parts.push(`M${x + QUIET_ZONE} ${y + QUIET_ZONE}h1v1h-1z`);
    }
  }
  return { path: parts.join(""), width: code.size + 2 * QUIET_ZONE };
}
