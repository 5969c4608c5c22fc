/** 配信が待っている・止まっている理由。サーバーの符号ごとに。 */
export const why = {
  'limit-not-read': '{{month}}の上限をまだLINEから取得していません。',
  'limit-not-readable': '{{month}}の上限をLINEから取得できません。LINEの応答：{{said}}',
  'limit-stale':
    'LINEの上限を最後に取得したのは{{readAt}}で、{{minutes}}分より前です。次の配信の前に取得し直します。',
  'limit-stale-not-readable':
    'LINEの上限を最後に取得したのは{{readAt}}で、その後は取得できていません。LINEの応答：{{said}}',
  'clocks-differ':
    'このサーバーの時計がLINEと{{seconds}}秒ずれています（許容は{{allowed}}秒）。サーバーの時計を合わせてください。',
  'no-limit-known':
    'LINEに上限が設定されていません。通数の予算を決めるか、上限なしで使うことを指定してください。',
  'budget-without-price':
    '料金がわからないため、金額の予算を通数に直せません。料金を登録するか、通数の予算にしてください。',
  'month-resets':
    '月の切り替わりの前後は、通数が翌月にまたがらないように配信を止めています。{{opensAt}}に再開します。',
  'month-ends': '{{resetsAt}}に通数がリセットされるため、その直前には配信を始めません。',
  'month-ended': '全員に送り終わる前に、月が終わりました。',
  'still-does-not-fit':
    'リセット後も上限に収まりません。必要な通数は{{count}}通、残りは{{remaining}}通です（上限{{limit}}通）。',
  'monthly-limit': 'LINEの今月の上限に達しました。LINEの応答：{{said}}',
  'token-refused':
    'LINEがアクセストークンを受け付けません。チャネルの設定を確認してください。LINEの応答：{{said}}',
  'line-refused': 'LINEに拒否されました。LINEの応答：{{said}}',
  'line-silent':
    'LINEから返事がありません（{{said}}）。二重に届かないよう、同じ再送キーで確認を続けています。',
  'line-unreachable': 'LINEに接続できません（{{said}}）。接続を試み続けています。',
  'line-slows': 'LINEから速度を落とすよう求められたため、間隔を空けて送っています。',
  'never-answered': '{{count}}通についてLINEの返事がなく、届いたかどうかはもう確認できません。',
  paused: '配信を一時停止しました。',
  'quiet-hours': '配信しない時間帯です。{{opensAt}}に再開します。',
  'quiet-over-reset': '{{opensAt}}まで配信しない時間帯です。その前の{{resetsAt}}に通数がリセットされます。',
  restored:
    'バックアップから復元しました。その後に配信済みの可能性があります。配信するか、取りやめるかを選んでください。',
  cancelled: '配信を取り消しました。',
  nobody: '対象の友だちがいません。',
  'does-not-fit':
    '{{count}}通は上限に収まりません。{{resetsAt}}のリセットまでの残りは{{remaining}}通です（上限{{limit}}通）。',
  'too-few': '友だちが{{count}}人では、{{variants}}通りの内容を試してから残りの人に送ることができません。',
  'approval-needed': '{{count}}通の料金は{{cost}}で、{{above}}を超えます。作った人以外の承認が必要です。',
  'approval-needed-price-not-known': '{{count}}通の料金がわからないため、作った人以外の承認が必要です。',
  'price-not-known': '料金がわかりません。{{said}}',
  missed:
    '配信時刻（{{at}}）から1時間以上過ぎています。サーバーが停止していました。いま配信するか、中止してください。',
  'forecast-without-history': 'このアカウントの実績はまだありません。',
  'forecast-of-first-month': '今月{{days}}日分の実績による予測です。先月以前の実績はありません。',
  'forecast-untried': '{{from}}から{{to}}まで{{months}}か月分の実績による予測です。',
  'forecast-tried':
    '{{from}}から{{to}}まで{{months}}か月分の実績による予測です。うち{{tried}}か月の同じ時点で予測すると、平均{{missed}}通の誤差でした。',
  'forecast-tried-beside-line':
    '{{from}}から{{to}}まで{{months}}か月分の実績による予測です。うち{{tried}}か月の同じ時点で予測すると、平均{{missed}}通の誤差でした（日割りの単純計算では{{lineMissed}}通）。',
  'plan-fits': '{{month}}の{{messages}}通には{{from}}が最適です。',
  'plan-saves':
    '{{month}}の{{messages}}通では、{{to}}のほうが{{from}}より{{saves}} {{currency}}安くなります。',
  'plan-sends-more':
    '{{month}}に必要な{{messages}}通のうち、{{to}}なら{{from}}より{{sendsMore}}通多く送れます。',
  'plan-not-known': '最適なプランを判断できません。{{said}}',
};
