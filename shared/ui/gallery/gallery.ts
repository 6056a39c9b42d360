import '../fonts.css';
import '../tokens.css';
import '../reset.css';
import './gallery-page.ts';
