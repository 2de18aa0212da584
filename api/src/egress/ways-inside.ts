/** Ways to write this machine, a private network or the metadata of a cloud, for tests of what guards them. */
export const WAYS_INSIDE: readonly string[] = [
  // decimal, octal, hexadecimal, short and mixed
  ...['127.0.0.1', '127.1', '127.0.1', '2130706433', '0x7f000001', '017700000001', '0177.0.0.1', '0x7f.1'],
  ...['0x7F000001', '0x7f.0x0.0x0.0x1', '0177.0.0.01', '00000177.0.0.1', '0x7f.0.1', '0177.1', '127.0x1'],
  ...['127.127.127.127', '0.0.0.0', '0', '0x0', '127.255.255.254', '3232235777', '0xA9FEA9FE', '2852039166'],
  ...[
    '0xa9.0xfe.0xa9.0xfe',
    '0251.0376.0251.0376',
    '167772161',
    '0x0a000001',
    '012.0.0.1',
    '10.1',
    '192.168.257',
  ],
  // IPv6: itself, mapped, compatible, translated, 6to4, NAT64, Teredo, link-local, unique local
  ...['[::1]', '[::]', '[0:0:0:0:0:0:0:1]', '[0000:0000:0000:0000:0000:0000:0000:0001]', '[::0.0.0.1]'],
  ...['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[0:0:0:0:0:ffff:127.0.0.1]', '[::FFFF:7F00:0001]'],
  ...['[::ffff:10.0.0.1]', '[::ffff:169.254.169.254]', '[::ffff:a9fe:a9fe]', '[::ffff:192.168.1.1]'],
  ...['[::127.0.0.1]', '[::7f00:1]', '[::ffff:0:127.0.0.1]', '[::ffff:0:7f00:1]', '[64:ff9b::7f00:1]'],
  ...[
    '[64:ff9b::127.0.0.1]',
    '[64:ff9b:1::7f00:1]',
    '[2002:7f00:1::]',
    '[2002:a00:1::]',
    '[2001:0:7f00:1::]',
  ],
  ...['[fe80::1]', '[fd00::1]', '[fc00::1]', '[fec0::1]', '[ff02::1]', '[fd00:ec2::254]'],
  // names, trailing dots, letters and digits of other alphabets
  ...['localhost', 'LOCALHOST', 'localhost.', 'foo.localhost', '127.0.0.1.', '127.1.', '2130706433.'],
  ...[
    '①②⑦.⓪.⓪.①',
    '127。0。0。1',
    '１２７.０.０.１',
    'ｌｏｃａｌｈｏｓｔ',
    'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ',
    '𝟏𝟐𝟕.𝟎.𝟎.𝟏',
    'loca\u00adlhost',
  ],
  ...['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.254', '192.168.1.1', '169.254.169.254'],
  ...[
    '169.254.170.2',
    '100.64.0.1',
    '100.100.100.200',
    '192.0.0.192',
    '192.0.0.1',
    '198.18.0.1',
    '224.0.0.1',
  ],
  ...['255.255.255.255', '240.0.0.1', '192.88.99.1', '169.254.169.254.', '0.1.2.3'],
];

/** Names that are no listed host, however they look. */
export const NOT_LISTED: readonly string[] = [
  ...['metadata.google.internal', 'instance-data', 'kubernetes.default.svc', 'postgres', 'localtest.me'],
  ...['files.example.evil', 'evil-files.example', 'filesXexample', 'files.example.', 'xn--files-example'],
  ...['cdn.example', 'evilcdn.example', '127.0.0.1.nip.io', 'files.example.127.0.0.1.nip.io'],
];
