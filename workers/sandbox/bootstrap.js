/**
 * The only script in the sandbox's `srcdoc`. It is constant, so its hash can stand in the page's content
 * security policy; the frame's real code arrives as text in the first message and runs as a blob script.
 * It takes that message from nobody but the page around it.
 */
export const bootstrapSource =
	"addEventListener('message',function receive(event){" +
	'if(event.source!==parent||event.ports.length!==1)return;' +
	"removeEventListener('message',receive);" +
	'globalThis.sandboxPort=event.ports[0];' +
	"const script=document.createElement('script');" +
	"script.src=URL.createObjectURL(new Blob([event.data],{type:'text/javascript'}));" +
	'document.head.append(script)})';

/** The source expression for `script-src`; a test holds it against the source. */
export const bootstrapHash = /** @type {const} */ ('sha256-3FjtgYvCy+4VeCWWz5icsM1S86vSWPF0J8/z6E/LunM=');
