const literal = /(\bpassword\s*=?\s*)(?:e?'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\2\$)/gi;
const connectionParameter = /(\bpassword=)[^\s'"&]+/gi;
const url = /(:\/\/[^\s:@/]*:)[^\s@]+(?=@)/g;

/** SQL as it may be shown: without the passwords of roles, of connection strings and of urls. */
export function withoutPasswords(text: string): string {
  return text.replace(literal, "$1'***'").replace(connectionParameter, '$1***').replace(url, '$1***');
}
