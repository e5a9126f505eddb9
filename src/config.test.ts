import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

describe('settings', () => {
  it('are those of a first start where nothing is set, or set to nothing', () => {
    const usual = {
      config: {
        host: '127.0.0.1',
        port: 8000,
        dataDirectory: `${process.cwd()}/data`,
        logLevel: 'info',
        indexNowUrl: 'https://api.indexnow.org/indexnow',
      },
    }
    expect(readConfig({})).toEqual(usual)
    expect(
      readConfig({ HOST: '', PORT: '', DATA_DIR: '', DATABASE_URL: '', PUBLIC_URL: '', LOG_LEVEL: '' }),
    ).toEqual(usual)
  })

  it('are taken as they are meant', () => {
    const environment = {
      HOST: '0.0.0.0',
      PORT: ' 80 ',
      DATA_DIR: '/srv/bangtin',
      DATABASE_URL: 'postgres://x@h/d',
      PUBLIC_URL: 'https://SuoiMo.gov.vn/',
      LOG_LEVEL: 'warn',
    }
    expect(readConfig(environment)).toEqual({
      config: {
        host: '0.0.0.0',
        port: 80,
        dataDirectory: '/srv/bangtin',
        databaseUrl: 'postgres://x@h/d',
        publicUrl: 'https://suoimo.gov.vn',
        logLevel: 'warn',
        indexNowUrl: 'https://api.indexnow.org/indexnow',
      },
    })
  })

  it.each([
    ['PORT', ['x', '-1', '65536', '80.5', '0x50', ' ', '1e3']],
    ['DATABASE_URL', ['mysql://x', 'bangtin.sqlite']],
    [
      'PUBLIC_URL',
      [
        'suoimo.gov.vn',
        'ftp://a.example',
        'https://a.example/cong',
        'https://a.example/?x',
        'https://u:p@a.example',
        'https://a.example/#x',
      ],
    ],
    ['LOG_LEVEL', ['loud', 'INFO']],
    ['DATA_DIR', ['  ']],
  ])('name %s where it is wrong', (name, values) => {
    for (const value of values) expect(readConfig({ [name]: value })).toEqual({ mistakes: [name] })
  })

  it('name every mistake at once', () => {
    expect(readConfig({ PORT: 'x', LOG_LEVEL: 'x' })).toEqual({ mistakes: ['PORT', 'LOG_LEVEL'] })
  })
})
