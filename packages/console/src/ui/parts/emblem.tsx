const PADDLES = [0, 45, 90, 135, 180, 225, 270, 315];

/** The wheel that lifts the water. */
export function Emblem() {
  return (
    <svg class="emblem" viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="9" />
      <circle cx="16" cy="16" r="2.2" class="emblem-hub" />
      {PADDLES.map((angle) => (
        <g key={angle} transform={`rotate(${angle} 16 16)`}>
          <path d="M16 13.4V7" />
          <path d="M13.6 4.2h4.8" />
        </g>
      ))}
    </svg>
  );
}
