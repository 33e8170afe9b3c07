PRAGMA application_id=1196905540;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE alert_also (
	alert TEXT NOT NULL, 
	article_id INTEGER NOT NULL, 
	PRIMARY KEY (alert, article_id), 
	FOREIGN KEY(alert) REFERENCES alerts ("key"), 
	FOREIGN KEY(article_id) REFERENCES articles (id)
);
CREATE TABLE alerts (
	"key" TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	article_id INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	FOREIGN KEY(article_id) REFERENCES articles (id)
);
INSERT INTO "alerts" VALUES('2:2','2026-03-01 12:00:00.123456',2,'{"article":{"baseline":false,"id":2,"key":"https://example.org/a","language":"en","published_at":"2026-03-01T12:00:00.123456+00:00","publisher":"OpenAI","seen_at":"2026-03-01T12:00:00.123456+00:00","source":"openai","title":"Stargate","url":"https://example.org/a?x","version":2},"key":"2:2","revisions":[{"after":{"as_of":"2026-03-01T12:00:00.123456+00:00","attribution":"official","claim":{"article":{"baseline":false,"id":2,"key":"https://example.org/a","language":"en","published_at":"2026-03-01T12:00:00.123456+00:00","publisher":"OpenAI","seen_at":"2026-03-01T12:00:00.123456+00:00","source":"openai","title":"Stargate","url":"https://example.org/a?x","version":2},"claim":{"mention":{"attribution":"official","evidence":{"end":23,"place":"text","quote":"Stargate will have 5 GW.","start":19},"figure":{"bound":"exact","value":"5E+9"},"metric":"power","scope":"total","status":"planned"},"subject":"Stargate"},"id":3,"state":"active"},"corroborated_by":["WSJ"],"dropped":false,"figure":{"bound":"exact","value":"5E+9"},"key":{"metric":"power","stage":"planned","subject":"Stargate"}},"claim":{"article":{"baseline":false,"id":2,"key":"https://example.org/a","language":"en","published_at":"2026-03-01T12:00:00.123456+00:00","publisher":"OpenAI","seen_at":"2026-03-01T12:00:00.123456+00:00","source":"openai","title":"Stargate","url":"https://example.org/a?x","version":2},"claim":{"mention":{"attribution":"official","evidence":{"end":23,"place":"text","quote":"Stargate will have 5 GW.","start":19},"figure":{"bound":"exact","value":"5E+9"},"metric":"power","scope":"total","status":"planned"},"subject":"Stargate"},"id":3,"state":"active"},"key":{"metric":"power","stage":"planned","subject":"Stargate"},"kind":"new","scope":"total"}]}');
CREATE TABLE articles (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	source TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	url TEXT NOT NULL, 
	title TEXT NOT NULL, 
	text TEXT, 
	text_hash TEXT NOT NULL, 
	publisher TEXT NOT NULL, 
	language TEXT NOT NULL, 
	published_at DATETIME, 
	seen_at DATETIME NOT NULL, 
	baseline BOOLEAN NOT NULL, 
	UNIQUE (source, "key", version)
);
INSERT INTO "articles" VALUES(1,'openai','https://example.org/a',1,'https://example.org/a?x','Stargate','Stargate will have 5 GW.','h1','OpenAI','en','2026-03-01 12:00:00.123456','2026-03-01 12:00:00.123456',0);
INSERT INTO "articles" VALUES(2,'openai','https://example.org/a',2,'https://example.org/a?x','Stargate','Stargate will have 5 GW.','h2','OpenAI','en','2026-03-01 12:00:00.123456','2026-03-01 12:00:00.123456',0);
CREATE TABLE audit (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at DATETIME NOT NULL, 
	"by" BIGINT NOT NULL, 
	action TEXT NOT NULL, 
	target TEXT NOT NULL, 
	old TEXT, 
	new TEXT, 
	undone BOOLEAN NOT NULL
);
INSERT INTO "audit" VALUES(1,'2026-03-01 12:00:00.123456',9,'put','subject/Hyperion',NULL,'{"aliases": ["海伯利安"], "kind": "site"}',0);
INSERT INTO "audit" VALUES(2,'2026-03-01 12:00:00.123456',9,'pause','wsj',NULL,'paused',0);
CREATE TABLE candidates (
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	times INTEGER NOT NULL, 
	quote TEXT NOT NULL, 
	first_seen_at DATETIME NOT NULL, 
	PRIMARY KEY (name, kind)
);
INSERT INTO "candidates" VALUES('Hyperion','site',1,'called Hyperion','2026-03-01 12:00:00.123456');
CREATE TABLE chats (
	chat_id BIGINT NOT NULL, 
	topic BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	language TEXT NOT NULL, 
	timezone TEXT NOT NULL, 
	quiet TEXT, 
	digest TEXT, 
	digest_sent_at DATETIME, 
	active BOOLEAN NOT NULL, 
	created_at DATETIME, 
	title TEXT NOT NULL, 
	PRIMARY KEY (chat_id, topic)
);
INSERT INTO "chats" VALUES(100,0,'private','zh','Asia/Shanghai','23:00:00-07:00:00','0 08:00:00',NULL,1,'2026-03-01 12:00:00.123456','');
CREATE TABLE claims (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	article_id INTEGER NOT NULL, 
	subject TEXT NOT NULL, 
	metric TEXT NOT NULL, 
	value TEXT NOT NULL, 
	high TEXT, 
	bound TEXT NOT NULL, 
	currency TEXT, 
	scope TEXT NOT NULL, 
	status TEXT NOT NULL, 
	attribution TEXT NOT NULL, 
	model TEXT, 
	due TEXT, 
	speaker TEXT, 
	place TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	quote TEXT NOT NULL, 
	held TEXT, 
	root INTEGER, 
	made BOOLEAN NOT NULL, 
	FOREIGN KEY(article_id) REFERENCES articles (id), 
	FOREIGN KEY(root) REFERENCES claims (id)
);
INSERT INTO "claims" VALUES(1,1,'Stargate','power','4.5E+9',NULL,'exact',NULL,'total','planned','official',NULL,NULL,NULL,'text',19,23,'Stargate will have 5 GW.',NULL,NULL,0);
INSERT INTO "claims" VALUES(2,1,'Stargate','power','4.5E+12',NULL,'exact',NULL,'total','planned','official',NULL,NULL,NULL,'text',19,23,'Stargate will have 5 GW.','a jump',NULL,0);
INSERT INTO "claims" VALUES(3,2,'Stargate','power','5E+9',NULL,'exact',NULL,'total','planned','official',NULL,NULL,NULL,'text',19,23,'Stargate will have 5 GW.',NULL,NULL,0);
INSERT INTO "claims" VALUES(4,2,'Stargate','power','4.5E+12',NULL,'exact',NULL,'total','planned','official',NULL,NULL,NULL,'text',19,23,'Stargate will have 5 GW.','a jump',2,0);
CREATE TABLE decisions (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	review_id INTEGER NOT NULL, 
	verdict TEXT NOT NULL, 
	"by" BIGINT NOT NULL, 
	at DATETIME NOT NULL, 
	value TEXT, 
	subject TEXT, 
	made INTEGER, 
	undoes INTEGER, 
	FOREIGN KEY(made) REFERENCES claims (id), 
	FOREIGN KEY(review_id) REFERENCES reviews (id), 
	FOREIGN KEY(undoes) REFERENCES decisions (id), 
	UNIQUE (undoes)
);
INSERT INTO "decisions" VALUES(1,1,'reject',9,'2026-03-01 12:00:00.123456',NULL,NULL,NULL,NULL);
CREATE TABLE drafts (
	chat_id BIGINT NOT NULL, 
	topic BIGINT NOT NULL, 
	user_id BIGINT NOT NULL, 
	name TEXT NOT NULL, 
	body TEXT NOT NULL, 
	expires_at DATETIME NOT NULL, 
	PRIMARY KEY (chat_id, topic, user_id, name)
);
CREATE TABLE entries (
	source TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	text_hash TEXT, 
	version INTEGER NOT NULL, 
	edits INTEGER NOT NULL, 
	published_at DATETIME, 
	attempts INTEGER NOT NULL, 
	reason TEXT, 
	attempted_at DATETIME, 
	PRIMARY KEY (source, "key")
);
INSERT INTO "entries" VALUES('openai','https://example.org/a','h2',2,1,'2026-03-01 12:00:00.123456',0,NULL,NULL);
CREATE TABLE facts (
	subject TEXT NOT NULL, 
	metric TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	model TEXT NOT NULL, 
	key_currency TEXT NOT NULL, 
	value TEXT NOT NULL, 
	high TEXT, 
	bound TEXT NOT NULL, 
	currency TEXT, 
	due TEXT, 
	attribution TEXT NOT NULL, 
	as_of DATETIME NOT NULL, 
	claim_id INTEGER NOT NULL, 
	corroborated_by TEXT NOT NULL, 
	disputed_by TEXT NOT NULL, 
	dropped BOOLEAN NOT NULL, 
	PRIMARY KEY (subject, metric, stage, model, key_currency), 
	FOREIGN KEY(claim_id) REFERENCES claims (id)
);
INSERT INTO "facts" VALUES('Stargate','power','planned','','','5E+9',NULL,'exact',NULL,NULL,'official','2026-03-01 12:00:00.123456',3,'["WSJ"]','[]',0);
CREATE TABLE items (
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (kind, name)
);
INSERT INTO "items" VALUES('subject','Hyperion','{"aliases":["海伯利安"],"kind":"site"}');
CREATE TABLE leases (
	name TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	until DATETIME NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE mutes (
	chat_id BIGINT NOT NULL, 
	topic BIGINT NOT NULL, 
	subject TEXT NOT NULL, 
	until DATETIME NOT NULL, 
	PRIMARY KEY (chat_id, topic, subject)
);
INSERT INTO "mutes" VALUES(100,0,'Colossus','2026-03-01 12:01:00.123456');
CREATE TABLE notes (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	subject TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	attribution TEXT NOT NULL, 
	speaker TEXT, 
	place TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	quote TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id)
);
INSERT INTO "notes" VALUES(1,2,'Stargate','delayed','press','WSJ','text',0,2,'推迟');
CREATE TABLE outbox (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	chat_id BIGINT NOT NULL, 
	topic BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	payload TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	state TEXT NOT NULL, 
	not_before DATETIME, 
	attempts INTEGER NOT NULL, 
	repeated BOOLEAN NOT NULL, 
	lease_until DATETIME, 
	owner TEXT, 
	message_id BIGINT, 
	reason TEXT, 
	settled_at DATETIME, 
	UNIQUE ("key", kind, chat_id, topic)
);
INSERT INTO "outbox" VALUES(1,100,0,'alert','2:2','{"alert":"2:2","revisions":[0]}','2026-03-01 12:00:00.123456','sent',NULL,0,0,NULL,NULL,42,NULL,'2026-03-01 12:00:00.123456');
INSERT INTO "outbox" VALUES(2,200,0,'alert','2:2','{"alert":"2:2","revisions":[0]}','2026-03-01 12:00:00.123456','waiting',NULL,0,0,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE paused (
	source TEXT NOT NULL, 
	PRIMARY KEY (source)
);
INSERT INTO "paused" VALUES('wsj');
CREATE TABLE polls (
	source TEXT NOT NULL, 
	next_poll_at DATETIME, 
	validators TEXT NOT NULL, 
	baselined TEXT NOT NULL, 
	last_good_at DATETIME, 
	last_poll_at DATETIME, 
	newest_item_at DATETIME, 
	newest_seen_at DATETIME, 
	failures INTEGER NOT NULL, 
	last_failure TEXT, 
	last_error TEXT, 
	health TEXT NOT NULL, 
	PRIMARY KEY (source)
);
INSERT INTO "polls" VALUES('openai','2026-03-01 12:00:00.123456','{"https://example.org/":{"body_hash":"b","etag":"e"}}','["https://example.org/"]','2026-03-01 12:00:00.123456',NULL,NULL,NULL,0,NULL,NULL,'new');
INSERT INTO "polls" VALUES('wsj',NULL,'{}','[]',NULL,NULL,NULL,NULL,2,'blocked','403','new');
CREATE TABLE reviews (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind TEXT NOT NULL, 
	identity TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	article_id INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	claim_id INTEGER, 
	unresolved_id INTEGER, 
	chat_id BIGINT, 
	topic BIGINT, 
	verdict TEXT, 
	FOREIGN KEY(article_id) REFERENCES articles (id), 
	FOREIGN KEY(claim_id) REFERENCES claims (id), 
	FOREIGN KEY(unresolved_id) REFERENCES unresolved (id), 
	UNIQUE (identity)
);
INSERT INTO "reviews" VALUES(1,'held','held:2:None:None:None','a jump',1,'2026-03-01 12:00:00.123456',2,NULL,NULL,NULL,'reject');
INSERT INTO "reviews" VALUES(2,'held','held:4:None:None:None','a jump',2,'2026-03-01 12:00:00.123456',4,NULL,NULL,NULL,'reject');
INSERT INTO "reviews" VALUES(3,'unresolved','unresolved:None:1:None:None','no subject',2,'2026-03-01 12:00:00.123456',NULL,1,NULL,NULL,NULL);
CREATE TABLE revisions (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at DATETIME NOT NULL, 
	alert TEXT, 
	rank INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	metric TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	model TEXT NOT NULL, 
	key_currency TEXT NOT NULL, 
	claim_id INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	FOREIGN KEY(claim_id) REFERENCES claims (id)
);
INSERT INTO "revisions" VALUES(1,'2026-03-01 12:00:00.123456','2:2',0,'new','Stargate','power','planned','','',3,'{"after":{"as_of":"2026-03-01T12:00:00.123456+00:00","attribution":"official","claim":{"article":{"baseline":false,"id":2,"key":"https://example.org/a","language":"en","published_at":"2026-03-01T12:00:00.123456+00:00","publisher":"OpenAI","seen_at":"2026-03-01T12:00:00.123456+00:00","source":"openai","title":"Stargate","url":"https://example.org/a?x","version":2},"claim":{"mention":{"attribution":"official","evidence":{"end":23,"place":"text","quote":"Stargate will have 5 GW.","start":19},"figure":{"bound":"exact","value":"5E+9"},"metric":"power","scope":"total","status":"planned"},"subject":"Stargate"},"id":3,"state":"active"},"corroborated_by":["WSJ"],"dropped":false,"figure":{"bound":"exact","value":"5E+9"},"key":{"metric":"power","stage":"planned","subject":"Stargate"}},"claim":{"article":{"baseline":false,"id":2,"key":"https://example.org/a","language":"en","published_at":"2026-03-01T12:00:00.123456+00:00","publisher":"OpenAI","seen_at":"2026-03-01T12:00:00.123456+00:00","source":"openai","title":"Stargate","url":"https://example.org/a?x","version":2},"claim":{"mention":{"attribution":"official","evidence":{"end":23,"place":"text","quote":"Stargate will have 5 GW.","start":19},"figure":{"bound":"exact","value":"5E+9"},"metric":"power","scope":"total","status":"planned"},"subject":"Stargate"},"id":3,"state":"active"},"key":{"metric":"power","stage":"planned","subject":"Stargate"},"kind":"new","scope":"total"}');
CREATE TABLE standings (
	claim_id INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	PRIMARY KEY (claim_id), 
	FOREIGN KEY(claim_id) REFERENCES claims (id)
);
INSERT INTO "standings" VALUES(2,'rejected');
CREATE TABLE subscriptions (
	id INTEGER NOT NULL, 
	chat_id BIGINT NOT NULL, 
	topic BIGINT NOT NULL, 
	watchlist TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	metrics TEXT NOT NULL, 
	kinds TEXT NOT NULL, 
	attributions TEXT NOT NULL, 
	languages TEXT NOT NULL, 
	min_fraction TEXT, 
	min_amount TEXT, 
	PRIMARY KEY (id), 
	UNIQUE (chat_id, topic, watchlist, subject)
);
INSERT INTO "subscriptions" VALUES(1,100,0,'all','','power','','','','0.01',NULL);
CREATE TABLE told (
	chat_id BIGINT NOT NULL, 
	topic BIGINT NOT NULL, 
	subject TEXT NOT NULL, 
	metric TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	model TEXT NOT NULL, 
	key_currency TEXT NOT NULL, 
	value TEXT NOT NULL, 
	high TEXT, 
	bound TEXT NOT NULL, 
	currency TEXT, 
	alert TEXT, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (subject, metric, stage, model, key_currency, chat_id, topic)
);
INSERT INTO "told" VALUES(100,0,'Stargate','power','planned','','','5E+9',NULL,'exact',NULL,'2:2','2026-03-01 12:00:00.123456');
CREATE TABLE unresolved (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	metric TEXT NOT NULL, 
	value TEXT NOT NULL, 
	high TEXT, 
	bound TEXT NOT NULL, 
	currency TEXT, 
	scope TEXT NOT NULL, 
	status TEXT NOT NULL, 
	attribution TEXT NOT NULL, 
	model TEXT, 
	due TEXT, 
	speaker TEXT, 
	place TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	quote TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id)
);
INSERT INTO "unresolved" VALUES(1,2,'power','7E+9',NULL,'exact',NULL,'total','planned','official',NULL,NULL,NULL,'text',19,23,'Stargate will have 5 GW.');
CREATE INDEX ix_articles_seen_at ON articles (seen_at);
CREATE INDEX ix_alerts_article_id ON alerts (article_id);
CREATE INDEX ix_alerts_at ON alerts (at);
CREATE INDEX claims_line ON claims (subject, metric);
CREATE INDEX ix_claims_article_id ON claims (article_id);
CREATE INDEX ix_notes_article_id ON notes (article_id);
CREATE INDEX ix_notes_subject ON notes (subject);
CREATE INDEX ix_unresolved_article_id ON unresolved (article_id);
CREATE INDEX ix_alert_also_article_id ON alert_also (article_id);
CREATE INDEX ix_revisions_alert ON revisions (alert);
CREATE INDEX ix_revisions_at ON revisions (at);
CREATE INDEX revisions_line ON revisions (subject, metric, at);
CREATE INDEX ix_drafts_expires_at ON drafts (expires_at);
CREATE INDEX outbox_chat ON outbox (chat_id, topic);
CREATE INDEX outbox_order ON outbox (chat_id, id) WHERE state IN ('waiting', 'leased');
CREATE INDEX outbox_pending ON outbox (id) WHERE state IN ('waiting', 'leased');
CREATE INDEX told_chat ON told (chat_id, topic);
CREATE INDEX ix_reviews_article_id ON reviews (article_id);
CREATE INDEX ix_reviews_claim_id ON reviews (claim_id);
CREATE INDEX ix_decisions_review_id ON decisions (review_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('audit',2);
INSERT INTO "sqlite_sequence" VALUES('articles',2);
INSERT INTO "sqlite_sequence" VALUES('claims',4);
INSERT INTO "sqlite_sequence" VALUES('reviews',3);
INSERT INTO "sqlite_sequence" VALUES('revisions',1);
INSERT INTO "sqlite_sequence" VALUES('outbox',2);
INSERT INTO "sqlite_sequence" VALUES('decisions',1);
COMMIT;
