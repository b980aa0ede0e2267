import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  Input,
  type MantineColorsTuple,
  Modal,
  Popover,
  Tooltip,
} from '@mantine/core';

/** A calm ink blue; shade 7 carries white text, shade 3 is readable on the dark surface. */
const ink: MantineColorsTuple = [
  '#edf4fb',
  '#d9e6f3',
  '#b0cce7',
  '#83b1db',
  '#5e99d0',
  '#4489ca',
  '#2f78bd',
  '#1d5f9e',
  '#16528b',
  '#0d4374',
];

/** From text to ground, with a little blue in it; tokens.css has the same steps for our own parts. */
const dark: MantineColorsTuple = [
  '#e4e9ef',
  '#b0bbc8',
  '#8f9cab',
  '#5d6977',
  '#3b4653',
  '#29323d',
  '#1d242d',
  '#161b22',
  '#10141a',
  '#0b0f14',
];

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  colors: { ink, dark },
  fontFamily: 'var(--hf-font)',
  fontFamilyMonospace: 'var(--hf-mono)',
  fontSizes: {
    xs: 'var(--hf-text-xs)',
    sm: 'var(--hf-text-sm)',
    md: 'var(--hf-text-md)',
    lg: 'var(--hf-text-lg)',
    xl: 'var(--hf-text-xl)',
  },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'xs' } }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { size: 28, variant: 'subtle', color: 'gray' },
      // Quiet beside the words they belong to.
      vars: (_theme, { variant }) => ({ root: variant === 'subtle' ? { '--ai-color': 'var(--hf-text-soft)' } : {} }),
    }),
    Input: Input.extend({ defaultProps: { size: 'xs' } }),
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', checkIconPosition: 'right' } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    TagsInput: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    DateTimePicker: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    // The page itself never scrolls, and the scroll lock writes a style tag that the content policy refuses.
    Modal: Modal.extend({ defaultProps: { lockScroll: false, centered: true, transitionProps: { duration: 0 } } }),
    Drawer: Drawer.extend({ defaultProps: { lockScroll: false, transitionProps: { duration: 0 } } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 0 } } }),
    // Without the placeholder a menu opens on its first item; a menu may hold no other thing that takes the focus.
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 0 }, withInitialFocusPlaceholder: false } },
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: true, transitionProps: { duration: 0 } } }),
  },
});

/** Mantine's own surfaces and texts take ours. */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--hf-surface)',
    '--mantine-color-text': 'var(--hf-text)',
    '--mantine-color-dimmed': 'var(--hf-text-faint)',
    '--mantine-color-default': 'var(--hf-surface-raised)',
    '--mantine-color-default-hover': 'var(--hf-surface-hover)',
    '--mantine-color-default-color': 'var(--hf-text)',
    '--mantine-color-default-border': 'var(--hf-border-strong)',
    '--mantine-color-placeholder': 'var(--hf-text-faint)',
    '--mantine-color-error': 'var(--hf-bad)',
    '--mantine-color-anchor': 'var(--hf-accent-text)',
  };
  return { variables: {}, light: shared, dark: shared };
};
