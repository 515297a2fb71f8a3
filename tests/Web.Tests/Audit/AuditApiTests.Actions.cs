using ChallengeHub.Testing;

namespace ChallengeHub.Web.Tests;

/// <summary>Which calls are written down, and which are not.</summary>
public sealed partial class AuditApiTests
{
    /// <summary>
    /// Every call that changes something, in an order in which each can succeed, and the word that the audit has for
    /// it.
    /// </summary>
    private static readonly (string Method, string Route, string Path, string? Body, string Action)[] Actions =
    [
        ("PUT", "campaigns/{code}", "campaigns/c", ApiClient.Document, "campaign.created"),
        ("DELETE", "campaigns/{code}", "campaigns/c", null, "campaign.deleted"),
        ("PUT", "campaigns/{code}", "campaigns/c", ApiClient.Document, "campaign.created"),
        (
            "PUT",
            "campaigns/{code}/participants",
            "campaigns/c/participants",
            ApiClient.People.Replace("\"pia\", ", "\"pia\", \"person\": \"P2\", "),
            "participants.put"
        ),
        ("POST", "campaigns/{code}/launch", "campaigns/c/launch", null, "campaign.launched"),
        ("PUT", "campaigns/{code}", "campaigns/c", ApiClient.Document, "campaign.changed"),
        ("POST", "campaigns/{code}/dry-runs", "campaigns/c/dry-runs", """{ "source": "file" }""", "dry-run.asked"),
        (
            "PUT",
            "dry-runs/{id:long}/facts",
            "dry-runs/1/facts",
            """{ "type": "lead.taken", "lead": "L", "rep": "anna", "at": "2025-03-02T10:00:00Z" }""",
            "dry-run.filled"
        ),
        ("POST", "dry-runs/{id:long}/cancel", "dry-runs/1/cancel", null, "dry-run.cancelled"),
        (
            "DELETE",
            "campaigns/{code}/participants/{participant}",
            "campaigns/c/participants/carl",
            null,
            "participant.deactivated"
        ),
        (
            "POST",
            "campaigns/{code}/corrections",
            "campaigns/c/corrections",
            """{ "source": "crm", "id": "1", "reason": "twice" }""",
            "event.reversed"
        ),
        (
            "POST",
            "campaigns/{code}/corrections",
            "campaigns/c/corrections",
            """{ "participant": "anna", "points": 5, "reason": "bonus" }""",
            "points.adjusted"
        ),
        (
            "PUT",
            "campaigns/{code}/accounts",
            "campaigns/c/accounts",
            """[{ "code": "acme", "name": "Acme" }]""",
            "lead-accounts.put"
        ),
        (
            "PUT",
            "campaigns/{code}/synthesis/note",
            "campaigns/c/synthesis/note",
            """{ "team": "lyon", "text": "Well done." }""",
            "synthesis.noted"
        ),
        ("POST", "campaigns/{code}/leads/{lead}/erasure", "campaigns/c/leads/L1/erasure", null, "lead.erased"),
        ("POST", "events/rejected/{id:long}/replay", "events/rejected/1/replay", null, "event.replayed"),
        ("POST", "campaigns/{code}/periods/{number:int}/close", "campaigns/c/periods/2/close", null, "period.closed"),
        (
            "POST",
            "campaigns/{code}/awards/{id:long}",
            "campaigns/c/awards/1",
            """{ "status": "notified" }""",
            "award.stepped"
        ),
        (
            "POST",
            "campaigns/{code}/awards/{id:long}/take-back",
            "campaigns/c/awards/1/take-back",
            """{ "reason": "by mistake" }""",
            "award.taken-back"
        ),
        ("POST", "campaigns/{code}/rebuild", "campaigns/c/rebuild", null, "boards.rebuilt"),
        ("POST", "themes/{theme}/copy", "themes/classic/copy", """{ "code": "ours" }""", "theme.created"),
        ("PUT", "themes/{theme}", "themes/ours", "THEME", "theme.changed"),
        ("POST", "themes", "themes?code=ours&replace=true", "ZIP", "theme.changed"),
        ("DELETE", "themes/{theme}", "themes/ours", null, "theme.deleted"),
        ("POST", "keys", "keys", """{ "name": "CRM", "scopes": ["events"] }""", "key.created"),
        ("DELETE", "keys/{id:long}", "keys/1", null, "key.revoked"),
        (
            "POST",
            "accounts",
            "accounts",
            """{ "email": "ada@example.org", "name": "Ada", "grants": [{ "role": "spectator" }] }""",
            "account.invited"
        ),
        (
            "PUT",
            "accounts/{id:long}/grants",
            "accounts/1/grants",
            """{ "grants": [{ "role": "director", "campaign": "c", "scope": "lyon" }] }""",
            "account.roles"
        ),
        ("POST", "accounts/{id:long}/reset", "accounts/1/reset", null, "account.reset"),
        ("POST", "accounts/{id:long}/sign-out", "accounts/1/sign-out", null, "sign-out.everywhere"),
        ("POST", "accounts/{id:long}/disable", "accounts/1/disable", null, "account.disabled"),
        ("POST", "accounts/{id:long}/enable", "accounts/1/enable", null, "account.enabled"),
        ("DELETE", "accounts/{id:long}/second-factor", "accounts/1/second-factor", null, "account.totp"),
        ("POST", "accounts/{id:long}/erasure", "accounts/1/erasure", null, "account.erased"),
        (
            "POST",
            "pairings/{userCode}",
            "pairings/CODE",
            """{ "name": "Hall", "showing": { "campaign": "c" } }""",
            "screen.paired"
        ),
        ("DELETE", "pairings/{userCode}", "pairings/CODE", null, "screen.denied"),
        (
            "PUT",
            "screens/{id:long}",
            "screens/1",
            """{ "name": "Hall 2", "showing": { "campaign": "c", "boards": ["teams"] } }""",
            "screen.changed"
        ),
        ("POST", "screens/{id:long}/reload", "screens/1/reload", null, "screen.reloaded"),
        ("DELETE", "screens/{id:long}", "screens/1", null, "screen.revoked"),
        ("POST", "campaigns/{code}/close", "campaigns/c/close", null, "campaign.ended"),
        (
            "POST",
            "campaigns/{code}/participants/{participant}/erasure",
            "campaigns/c/participants/carl/erasure",
            null,
            "participant.erased"
        ),
        ("POST", "people/{person}/erasure", "people/P2/erasure", null, "participant.erased"),
        (
            "POST",
            "campaigns/{code}/amendments",
            "campaigns/c/amendments",
            """{ "events": [{ "source": "crm", "id": "late" }], "reason": "came by post" }""",
            "results.amended"
        ),
    ];

    /// <summary>
    /// What has a story of its own, changes nothing or somebody's own alone; ImportTests and RecycleTests look at the
    /// two that need more than one call.
    /// </summary>
    private static readonly string[] Elsewhere =
    [
        "POST campaigns/{code}/ceremonies/{number:int}/replay",
        "POST campaigns/{code}/cheers",
        "DELETE campaigns/{code}/leads/drafts/{lead}",
        "PATCH campaigns/{code}/leads/{lead}",
        "POST campaigns/{code}/leads",
        "POST campaigns/{code}/leads/import",
        "POST campaigns/{code}/leads/moves",
        "POST campaigns/{code}/leads/recycle",
        "POST campaigns/{code}/leads/route",
        "POST campaigns/{code}/leads/{lead}/moves",
        "POST campaigns/{code}/leads/{lead}/notes",
        "POST notifications/read",
    ];
}
