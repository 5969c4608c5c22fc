import { useState } from 'react';

/** A picture of LINE's; where it cannot be loaded, its number. */
export function Picture({ src, instead }: { src: string; instead: string }) {
  const [broken, setBroken] = useState(false);
  if (broken) return <span aria-hidden>{instead}</span>;
  return <img src={src} alt="" loading="lazy" onError={() => setBroken(true)} />;
}
