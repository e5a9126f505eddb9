import './app.css'
import { DisplaySettings } from './display-settings.ts'
import { ShareList } from './share-list.ts'
import { VisitorBlock } from './visitor-block.ts'

customElements.define('display-settings', DisplaySettings)
customElements.define('share-list', ShareList)
customElements.define('visitor-block', VisitorBlock)
