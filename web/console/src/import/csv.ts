/** The cells of a CSV text (RFC 4180, with commas, semicolons or tabs); blank lines are left out. */
export function parseCsv(text: string): string[][] {
  const plain = text.replace(/^\ufeff/, '');
  const head = plain.slice(0, plain.search(/\r?\n|$/));
  const separator = [',', ';', '\t'].reduce(
    (best, one) => (head.split(one).length > head.split(best).length ? one : best),
    ',',
  );
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < plain.length; i++) {
    const char = plain[i];
    if (quoted) {
      if (char !== '"') {
        cell += char;
      } else if (plain[i + 1] === '"') {
        cell += '"';
        i++;
      } else {
        quoted = false;
      }
    } else if (char === '"' && cell === '') {
      quoted = true;
    } else if (char === separator) {
      row.push(cell);
      cell = '';
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && plain[i + 1] === '\n') {
        i++;
      }
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else {
      cell += char;
    }
  }
  rows.push([...row, cell]);
  return rows.map((cells) => cells.map((one) => one.trim())).filter((cells) => cells.some((one) => one !== ''));
}

/** Rows as CSV that a spreadsheet opens as it is, Chinese included, and never takes for a formula. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const safe = /^[=+@\t]|^-(?![\d.]+$)/.test(text) ? `'${text}` : text;
    return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Hands a file to whoever sits here. */
export function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
