export type PinWeakness = 'form' | 'easy' | 'differs';

/** Why a PIN cannot be taken, before the server is asked. */
export function weaknessOfPin(pin: string, again: string): PinWeakness | undefined {
  if (!/^[0-9]{6,12}$/.test(pin)) {
    return 'form';
  }
  const steps = new Set([...pin].slice(1).map((digit, i) => (Number(digit) - Number(pin[i]) + 10) % 10));
  if (steps.size === 1 && [...steps].every((step) => step === 0 || step === 1 || step === 9)) {
    return 'easy';
  }
  return pin === again ? undefined : 'differs';
}
