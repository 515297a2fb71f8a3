using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChallengeHub;

/// <summary>
/// Forgets who somebody was: code and name become a number wherever they stand. Points, ranks, awards, certified
/// results and their hashes stay, because they know people by numbers only.
/// </summary>
public sealed class Erasure(
    WriteQueue queue,
    CampaignStates states,
    Database database,
    Roster roster,
    TimeProvider clock
)
{
    /// <summary>He plays no more, and an event with his old code finds nobody.</summary>
    public async Task<Participant> Participant(string campaign, string code, Actor actor)
    {
        var erased = await queue.Write(work => Erase(work, campaign, code, actor));
        await database.Scrub();
        return erased;
    }

    /// <summary>In every campaign that knows this person.</summary>
    public async Task<IReadOnlyList<ErasedParticipant>> Person(string person, Actor actor)
    {
        var known = await Known(person);
        var erased = await queue.Write(async work =>
        {
            var done = new List<ErasedParticipant>();
            foreach (var player in known)
                done.Add(
                    new ErasedParticipant(player.Campaign, await Erase(work, player.Campaign, player.Code, actor))
                );
            return done;
        });
        await database.Scrub();
        return erased;
    }

    /// <summary>
    /// Erases everybody whose campaign no longer keeps its people. Answers how many were erased.
    /// </summary>
    public async Task<int> Due()
    {
        var erased = 0;
        await using var connection = await database.Connect();
        foreach (
            var campaign in (await CampaignRows.All(connection)).Where(x =>
                x.Document.Privacy?.KeepMonths is { } months && x.ClosedAt?.AddMonths(months) <= clock.GetUtcNow()
            )
        )
        foreach (var one in (await ParticipantRows.Of(connection, campaign.Id)).Where(x => x.ErasedAt is null))
        {
            await queue.Write(work => Erase(work, campaign.Code, one.Code, Actor.System));
            erased++;
        }
        if (erased > 0)
            await database.Scrub();
        return erased;
    }

    private async Task<Participant> Erase(UnitOfWork work, string campaign, string code, Actor actor)
    {
        var state = await states.Get(work, campaign);
        var participant = state.Snapshot.Find(code) ?? throw RefusedException.NotFound("no-participant", code);
        if (participant.ErasedAt is not null)
            return participant;

        var id = state.Snapshot.Campaign.Id;
        var now = clock.GetUtcNow().ToMilliseconds();
        var pseudonym = $"erased-{Masks.NumberOf(participant)}";
        await ParticipantRows.Erase(work, participant.Number, pseudonym, now);

        var facts = await FactRows.Naming(work.Connection, id, code, work.Transaction);
        await FactRows.Rename(
            work,
            id,
            facts.Select(fact => fact with { Content = FactContent.Renamed(fact.Content, code, pseudonym) })
        );

        var changes = await ChangeRows.OfPeople(work, id);
        await Forget(
            work,
            state.Snapshot,
            new Renaming(participant, pseudonym),
            changes.SelectMany(x => Addresses(x.Document, code))
        );

        var targets = await ChangeRows.OfTargets(work, id);
        // only what names him is read and written: a code never needs an escape in JSON
        bool Names(Change change) => change.Document.Contains($"\"{code}\"", StringComparison.Ordinal);
        await ChangeRows.Rewrite(
            work,
            id,
            changes
                .Where(Names)
                .Select(x => x with { Document = Redacted(x.Document, code, pseudonym) })
                .Concat(targets.Where(Names).Select(x => x with { Document = Retargeted(x.Document, code, pseudonym) }))
        );

        if (state.Snapshot.Campaign.Document is { Objectives: { } objectives } document)
            await CampaignRows.Replace(work, id, document with { Objectives = objectives.Renamed(code, pseudonym) });
        await AwardRows.Hush(work, id, $"{participant.Number}");
        await AccountRows.Withdraw(work, campaign, code);
        await DraftErasure.Forget(work, campaign, participant);
        await roster.Changed(work, state, "erased", new { code = pseudonym });
        await AuditRows.Append(
            work,
            actor,
            new AuditedAction(AuditActions.ParticipantErased, campaign, pseudonym),
            now
        );

        return participant with
        {
            Code = pseudonym,
            Name = pseudonym,
            Email = null,
            Person = null,
            Display = Display.Name,
            Alias = null,
            DeactivatedAt = participant.DeactivatedAt ?? now,
            ErasedAt = now,
        };
    }

    /// <summary>
    /// Rejected events that name him, by code or by an address that he has or had and nobody else has.
    /// </summary>
    private static async Task Forget(
        UnitOfWork work,
        CampaignSnapshot snapshot,
        Renaming erased,
        IEnumerable<string> addresses
    )
    {
        var campaign = snapshot.Campaign.Code;
        var code = erased.Participant.Code;
        List<string> emails =
        [
            .. addresses
                .Append(erased.Participant.Email ?? "")
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Where(x => x.Length > 0 && snapshot.WithEmail(x).All(other => other.Code == code)),
        ];

        var rejections = (await RejectionRows.Quoting(work.Connection, campaign, code, work.Transaction)).ToDictionary(
            x => x.Id
        );
        foreach (var email in emails)
        foreach (var rejection in await RejectionRows.Addressing(work.Connection, campaign, email, work.Transaction))
            rejections[rejection.Id] = rejection;

        await RejectionRows.Rename(
            work,
            rejections.Values.Select(x =>
                x with
                {
                    EventText = Renamed(
                        x.EventText,
                        text => text == code || emails.Contains(text, StringComparer.OrdinalIgnoreCase),
                        erased.Pseudonym
                    ),
                    Message = x.Error is { } error ? Renamed(error, [code, .. emails], erased.Pseudonym) : null,
                }
            )
        );
    }

    /// <param name="names">His code, and the addresses that are his alone.</param>
    private static string Renamed(FieldError error, IReadOnlyList<string> names, string pseudonym)
    {
        StringComparison Case(string name) =>
            name == names[0] ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

        return error.Code == StoredError.AsWritten
            ? names.Aggregate(
                (string)error.Args[0],
                (sentence, name) => sentence.Replace($"'{name}'", $"'{pseudonym}'", Case(name))
            )
            : StoredError.Write(
                error with
                {
                    Args =
                    [
                        .. error.Args.Select(arg =>
                            names.Any(name => name.Equals(arg as string, Case(name))) ? pseudonym : arg
                        ),
                    ],
                }
            );
    }

    /// <summary>The addresses that a change of people gave him.</summary>
    private static IEnumerable<string> Addresses(string document, string code) =>
        Objects(JsonNode.Parse(document))
            .Where(one => Text(one["code"]) == code)
            .Select(one => Text(one["email"]))
            .OfType<string>();

    private async Task<IReadOnlyList<CampaignPlayer>> Known(string person)
    {
        await using var connection = await database.Connect();
        var known = await ParticipantRows.OfPerson(connection, person);
        return known.Count > 0 ? known : throw RefusedException.NotFound("no-person", person);
    }

    /// <summary>Renames rep and prospector in an event as it was received, in any envelope.</summary>
    private static string Renamed(string text, Func<string, bool> isHe, string pseudonym)
    {
        var root = JsonNode.Parse(text)!;
        foreach (var one in Objects(root))
        foreach (var player in new[] { "rep", "prospector" })
            if (Text(one[player]) is { } name && isHe(name))
                one[player] = pseudonym;
        return root.ToJsonString(EngineJson.Options);
    }

    /// <summary>People as they were put: of this one the pseudonym stays, team and role.</summary>
    private static string Redacted(string document, string code, string pseudonym)
    {
        var root = JsonNode.Parse(document)!;
        foreach (var one in Objects(root).Where(one => Text(one["code"]) == code).ToList())
        {
            one["code"] = pseudonym;
            if (one.ContainsKey("name"))
                one["name"] = pseudonym;
            foreach (var personal in new[] { "email", "person", "alias" })
                one.Remove(personal);
        }
        return root.ToJsonString(EngineJson.Options);
    }

    /// <summary>A campaign's objectives as they were put: his target stays, under the pseudonym.</summary>
    private static string Retargeted(string document, string code, string pseudonym)
    {
        var root = JsonNode.Parse(document)!;
        foreach (var board in new[] { "reps", "prospectors" })
            if (root["objectives"]?[board] is JsonObject targets && targets.Remove(code, out var target))
                targets[pseudonym] = target;
        return root.ToJsonString(EngineJson.Options);
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) =>
        node switch
        {
            JsonObject one => [one, .. one.SelectMany(x => Objects(x.Value))],
            JsonArray many => many.SelectMany(Objects),
            _ => [],
        };

    private static string? Text(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    private sealed record Renaming(Participant Participant, string Pseudonym);
}

/// <summary>Who was erased in which campaign, as what is left of him.</summary>
public sealed record ErasedParticipant(string Campaign, Participant Participant);
