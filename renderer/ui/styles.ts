// Every style sheet that is not a component's own, in the order of the cascade.
import '@fontsource-variable/inter';
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './tokens.css';
import './base.css';
import './controls.css';
import './preferences.css';
import './print.css';
