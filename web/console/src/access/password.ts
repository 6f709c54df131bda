/** Why a password cannot be taken, before the server is asked; it knows the common ones besides. */
export function weakness(password: string, again: string, name: string): 'short' | 'name' | 'differs' | undefined {
  if ([...password].length < 8) {
    return 'short';
  }
  if (name !== '' && password.toLowerCase() === name.trim().toLowerCase()) {
    return 'name';
  }
  return password === again ? undefined : 'differs';
}
