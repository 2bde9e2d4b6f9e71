// The mark: a speech bubble with two lines.
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        fill="var(--mantine-primary-color-filled)"
        d="M8 3h16a6 6 0 0 1 6 6v9a6 6 0 0 1-6 6h-7l-6.3 4.7A1.7 1.7 0 0 1 8 27.3V24a6 6 0 0 1-6-6V9a6 6 0 0 1 6-6z"
      />
      <path stroke="#fff" strokeWidth={2.6} strokeLinecap="round" d="M10 11h12M10 16.5h7" />
    </svg>
  );
}
