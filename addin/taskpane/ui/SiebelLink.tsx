// The name of a Siebel record: a way to it in Siebel where the installation says how, plain text where it does not.
import { Link } from '@fluentui/react-components';
import { usePane } from '../session/PaneContext.tsx';
import { useStrings } from '../strings/StringsContext.tsx';

interface SiebelLinkProps {
  readonly className?: string | undefined;
  /** What it says; the name unless given. */
  readonly name: string;
  readonly url: string | null;
}

export function SiebelLink({ className, name, url }: SiebelLinkProps) {
  const { outlook } = usePane();
  const { common } = useStrings();
  if (url === null || !/^https?:\/\//i.test(url)) return <span className={className}>{name}</span>;
  return (
    <Link
      className={className}
      href={url}
      onClick={(event) => {
        if (outlook === null) return;
        event.preventDefault();
        outlook.openUrl(url);
      }}
      rel="noopener noreferrer"
      target="_blank"
      title={common.openInSiebel}
    >
      {name}
    </Link>
  );
}
