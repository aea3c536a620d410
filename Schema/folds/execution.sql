SELECT grouped.unit, grouped.fiscal_year, side.task, grouped.fund_source, grouped.month,
    side.entry, grouped.three_public, grouped.procurement,
    sum(side.sign * grouped.amount)::bigint, sum(grouped.events)::bigint, max(grouped.last_on),
    min(grouped.first_version), max(grouped.last_version)
FROM (
    SELECT event.unit, event.fiscal_year, event.task, event.counter_task, event.fund_source,
        event.month, event.entry, event.three_public, event.procurement,
        sum(event.amount_fen)::bigint AS amount, count(*) AS events,
        max(event.occurred_on) AS last_on, min(event.version) AS first_version,
        max(event.version) AS last_version
    FROM event
    WHERE event.entry IS NOT NULL AND {{range}}
    GROUP BY event.unit, event.fiscal_year, event.task, event.counter_task, event.fund_source,
        event.month, event.entry, event.three_public, event.procurement
) AS grouped
JOIN (VALUES ('task', 1), ('counter', 1)) AS half (side, one) ON half.side = 'task' OR grouped.entry = 'transfer'
CROSS JOIN LATERAL (
    SELECT CASE WHEN half.side = 'counter' THEN grouped.counter_task ELSE grouped.task END AS task,
        CASE WHEN grouped.entry <> 'transfer' THEN grouped.entry
            WHEN half.side = 'counter' THEN 'transferIn' ELSE 'transferOut' END AS entry,
        CASE WHEN grouped.entry = 'transfer' AND half.side = 'task' THEN -1 ELSE 1 END AS sign
) AS side
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
