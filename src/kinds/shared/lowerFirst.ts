/** `UserRole` as `userRole`, `APIKey` as `apiKey`: the name of a model as that of a field. */
export function lowerFirst(name: string): string {
  return name.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase());
}
