import { transformAsync } from '@babel/core'
import type { Plugin } from 'vite'

/** Turns Lingui's macros into plain calls. Only files that use one pass through Babel. */
export function linguiMacro(): Plugin {
  return {
    name: 'lingui-macro',
    enforce: 'pre',
    async transform(code, id) {
      const file = id.split('?')[0]!
      if (!/\.tsx?$/.test(file) || !/@lingui\/(core|react)\/macro/.test(code)) return
      const parserOpts = { plugins: ['typescript' as const, ...(file.endsWith('x') ? ['jsx' as const] : [])] }
      const plugins = ['@lingui/babel-plugin-lingui-macro']
      const result = await transformAsync(code, {
        filename: file,
        parserOpts,
        plugins,
        sourceMaps: true,
        configFile: false,
        babelrc: false,
      })
      return result?.code ? { code: result.code, map: result.map ?? null } : undefined
    },
  }
}
