import './app.css'
import { DisplaySettings } from './display-settings.ts'
import { keepPages } from './kept-page.ts'
import { ListenBar } from './listen-bar.ts'
import { PageView } from './page-view.ts'
import { SearchBox } from './search-box.ts'
import { ShareList } from './share-list.ts'

customElements.define('display-settings', DisplaySettings)
customElements.define('listen-bar', ListenBar)
customElements.define('page-view', PageView)
customElements.define('search-box', SearchBox)
customElements.define('share-list', ShareList)
keepPages()
