-- What crawling remembers, in DIR/state.sqlite. One file serves all sources; every change is one transaction.

create table if not exists run (
    run_id integer primary key,
    source text not null,
    started_at text not null,
    finished_at text,
    summary text -- JSON of the run's CrawlSummary, once it has finished
);
create index if not exists run_by_source on run (source, run_id);

-- One run at a time for each source: the holder renews its lease, a killed holder's lease runs out.
create table if not exists lease (
    source text primary key,
    holder text not null,
    expires_at real not null -- seconds since 1970
);

-- The frontier: every URL of a source, once, with what the present run has yet to do about it.
create table if not exists item (
    item_id integer primary key,
    source text not null,
    url text not null, -- canonical; with the payload's hash for a POST
    ask_url text not null, -- what is asked for
    payload blob,
    role text not null, -- listing, page or attachment
    host text not null,
    rank integer not null, -- 0 for the listing, 1 for all else
    state text not null, -- pending, done, failed, or postponed to the next run
    depth integer not null default 0,
    parent_url text,
    reason text not null default '', -- why it is fetched
    run_id integer not null, -- the last run that found it
    listed integer not null default 0, -- whether a listing named it (in run_id)
    title text,
    date text,
    etag text,
    last_modified text,
    body_sha256 text,
    fetched_at text,
    whole_at text, -- when the body was last fetched, not only confirmed
    distrusted integer not null default 0, -- its validators stayed the same while its body changed
    unique (source, url)
);
create index if not exists item_pending on item (source, run_id, host, rank, item_id) where state = 'pending';
create index if not exists item_of_run on item (source, run_id, role);

create table if not exists capture (
    sequence integer primary key autoincrement,
    capture_id text not null unique,
    run_id integer,
    role text not null,
    is_first integer not null, -- first time that this URL gave this body
    novelty text not null, -- new, changed or unchanged against the URL's capture before
    is_given integer not null, -- named by a person (a listed URL, a file): never set aside as a duplicate
    url text not null,
    final_url text not null,
    fetched_at text not null,
    status integer,
    body_sha256 text,
    body_bytes integer not null,
    media_type text,
    headers text not null,
    redirects text not null,
    source text,
    parent_url text,
    not_modified integer not null
);
create index if not exists capture_by_url on capture (url, sequence);
create index if not exists capture_by_body on capture (body_sha256, source, role, url);

create table if not exists extraction (
    capture_id text not null,
    extractor_version text not null,
    shard text not null,
    primary key (capture_id, extractor_version)
) without rowid;

-- A failure is one row however often it recurs; it is resolved when the URL is fetched after all.
create table if not exists failure (
    sequence integer primary key autoincrement,
    source text not null default '',
    url text not null,
    stage text not null,
    error text not null,
    message text not null,
    advice text not null,
    occurred_at text not null, -- first
    last_at text not null,
    times integer not null default 1,
    run_id integer,
    capture_id text not null default '',
    resolved_at text,
    unique (source, url, stage, error, capture_id)
);

create table if not exists withdrawal (
    sequence integer primary key autoincrement,
    source text not null default '',
    url text not null,
    noticed_at text not null,
    reason text not null,
    returned_at text, -- when the document was there again
    unique (source, url, noticed_at)
);
create index if not exists withdrawal_by_url on withdrawal (source, url);

-- When each host may next be asked, shared by all crawls of this folder (seconds since 1970).
create table if not exists pace (
    host text primary key,
    next_at real not null,
    paused_until real not null default 0 -- the host asked to be left alone until then
) without rowid;
