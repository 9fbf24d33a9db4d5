"""What the catalogue is asked; a query's columns are the attributes of a class of ``tests/support/catalogue.py``."""

from typing import Final

TABLES: Final = """
    SELECT c.relname AS name, c.relkind::text AS kind, pg_get_userbyid(c.relowner) AS owner,
        c.relrowsecurity AS row_security
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> 'alembic_version'
        AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
    ORDER BY c.relname
"""
COLUMNS: Final = """
    SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
        a.attnotnull AS not_null,
        CASE WHEN a.attgenerated = '' THEN coalesce(pg_get_expr(d.adbin, d.adrelid, true), '') ELSE '' END AS default,
        CASE WHEN a.attgenerated = '' THEN '' ELSE pg_get_expr(d.adbin, d.adrelid, true) END AS generated,
        CASE WHEN o.collname = 'default' THEN '' ELSE coalesce(o.collname, '') END AS collation
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    LEFT JOIN pg_collation o ON o.oid = a.attcollation
    WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> 'alembic_version'
        AND c.relkind IN ('r', 'p')
    ORDER BY c.relname, a.attnum
"""
CONSTRAINTS: Final = """
    SELECT c.relname AS table, k.conname AS name, k.contype::text AS kind,
        ARRAY(
            SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS place (number, nth)
            JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = place.number ORDER BY place.nth
        ) AS columns,
        pg_get_constraintdef(k.oid, true) AS definition,
        coalesce(r.relname, '') AS refers_to,
        ARRAY(
            SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS place (number, nth)
            JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = place.number ORDER BY place.nth
        ) AS referred,
        CASE WHEN k.contype = 'f' THEN k.confdeltype::text ELSE '' END AS on_delete,
        k.convalidated AS validated
    FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid
    LEFT JOIN pg_class r ON r.oid = k.confrelid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> 'alembic_version'
        AND k.contype IN ('c', 'f', 'p', 'u', 'x')
    ORDER BY c.relname, k.conname
"""
INDEXES: Final = """
    SELECT c.relname AS table, i.relname AS name, x.indisunique AS unique,
        EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x'))
            AS of_constraint,
        ARRAY(SELECT pg_get_indexdef(x.indexrelid, nth, true) FROM generate_series(1, x.indnkeyatts) AS nth) AS columns,
        coalesce(pg_get_expr(x.indpred, x.indrelid, true), '') AS predicate,
        pg_get_indexdef(x.indexrelid, 0, true) AS definition
    FROM pg_index x
    JOIN pg_class i ON i.oid = x.indexrelid
    JOIN pg_class c ON c.oid = x.indrelid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> 'alembic_version'
    ORDER BY c.relname, i.relname
"""
TRIGGERS: Final = """
    SELECT c.relname AS table, t.tgname AS name, p.proname AS function,
        pg_get_triggerdef(t.oid, true) AS definition,
        array_remove(string_to_array(encode(t.tgargs, 'escape'), '\\000'), '') AS arguments,
        t.tgenabled = 'O' AS enabled
    FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid
    JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal
    ORDER BY c.relname, t.tgname
"""
FUNCTIONS: Final = """
    SELECT p.proname AS name, pg_get_function_identity_arguments(p.oid) AS arguments,
        coalesce(pg_get_function_result(p.oid), '') AS result, p.provolatile = 'v' AS volatile,
        p.prosecdef AS security_definer, coalesce(p.proconfig, '{}') AS settings,
        pg_get_userbyid(p.proowner) AS owner, p.prosrc AS source,
        coalesce(obj_description(p.oid, 'pg_proc'), '') AS comment,
        ARRAY(
            SELECT DISTINCT coalesce(nullif(held.grantee::regrole::text, '-'), 'PUBLIC')
            FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) AS held
            WHERE held.grantee <> p.proowner ORDER BY 1
        ) AS executable_by
    FROM pg_proc p
    JOIN pg_language l ON l.oid = p.prolang
    -- A range type makes functions of its own, in the language internal.
    WHERE p.pronamespace = 'public'::regnamespace AND l.lanname <> 'internal'
    ORDER BY p.proname, 2
"""
GRANTS: Final = """
    WITH held AS (
        SELECT c.relname, c.relowner, '' AS attname, a.grantee, a.privilege_type, a.is_grantable
        FROM pg_class c, aclexplode(c.relacl) AS a
        WHERE c.relnamespace = 'public'::regnamespace
        UNION ALL
        SELECT c.relname, c.relowner, t.attname::text, a.grantee, a.privilege_type, a.is_grantable
        FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid, aclexplode(t.attacl) AS a
        WHERE c.relnamespace = 'public'::regnamespace
    )
    SELECT relname AS table, coalesce(nullif(grantee::regrole::text, '-'), 'PUBLIC') AS role, privilege_type AS right,
        attname AS column, is_grantable AS grantable
    FROM held WHERE grantee <> relowner AND relname <> 'alembic_version'
    ORDER BY 1, 2, 3, 4
"""
POLICIES: Final = """
    SELECT tablename AS table, policyname AS name, cmd AS command, permissive = 'PERMISSIVE' AS permissive,
        roles::text[] AS roles, coalesce(qual, '') AS using, coalesce(with_check, '') AS check
    FROM pg_policies WHERE schemaname = 'public' AND tablename <> 'alembic_version'
    ORDER BY 1, 2
"""
TYPES: Final = """
    SELECT t.typname AS name, t.typtype::text AS kind, pg_get_userbyid(t.typowner) AS owner,
        coalesce(format_type(coalesce(r.rngsubtype, nullif(t.typbasetype, 0)), NULL), '') AS of
    FROM pg_type t
    LEFT JOIN pg_range r ON r.rngtypid = t.oid
    WHERE t.typnamespace = 'public'::regnamespace AND t.typtype IN ('d', 'e', 'r')
    ORDER BY 1
"""
