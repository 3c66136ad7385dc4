const WIDTH = 30

/** A bar on a terminal, a line every tenth elsewhere. `total` may come later, or be zero where nobody knows it. */
export function progressBar(total: Promise<number>, tell: (line: string) => void) {
  let size = 0
  let tenth = 0
  void total.then((known) => {
    size = known
  })
  const terminal = process.stderr.isTTY
  return {
    show(done: number, note: string): void {
      const share = size > 0 ? Math.min(done / size, 1) : 0
      if (terminal) {
        const filled = Math.round(share * WIDTH)
        process.stderr.write(
          `\r${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${Math.round(share * 100)} % ${note} `,
        )
      } else if (Math.floor(share * 10) > tenth) {
        tenth = Math.floor(share * 10)
        tell(`${tenth * 10} % ${note}`)
      }
    },
    end(): void {
      if (terminal) process.stderr.write('\n')
    },
  }
}
