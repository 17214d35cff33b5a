/**
 * Runs something while no other page of this browser runs what has the same name. Where the browser has no locks it runs at
 * once: whatever is done here must be harmless when done twice.
 */
export function withTabLock(name: string): (run: () => Promise<void>, signal: AbortSignal) => Promise<void> {
  return async (run, signal) => {
    if (!navigator.locks) return run()
    await navigator.locks.request(name, { signal }, run)
  }
}

/** A line to the other pages of this browser. What goes over it holds ids and values, never a name. */
export function tabChannel<Message>(name: string) {
  let channel: BroadcastChannel | null = null
  return {
    post: (message: Message) => channel?.postMessage(message),
    listen: (heard: (message: Message) => void) => {
      if (typeof BroadcastChannel === 'undefined') return () => {}
      const opened = new BroadcastChannel(name)
      opened.onmessage = ({ data }: MessageEvent<Message>) => heard(data)
      channel = opened
      return () => {
        channel = null
        opened.close()
      }
    },
  }
}
