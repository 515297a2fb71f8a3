namespace ChallengeHub.Web.Tests;

/// <summary>Something that somebody does with the lead, at the desk or by a CRM.</summary>
/// <param name="By">anna and ben sell, dora directs, admin is marketing; crm reports facts.</param>
/// <param name="Rep">To whom it goes, or of whom a CRM reports it.</param>
internal sealed record DeskAct(string By, string Type, string? Rep = null)
{
    public const string Crm = "crm";

    public static IReadOnlyList<DeskAct> All { get; } =
    [
        .. new[] { "anna", "ben" }.SelectMany(rep =>
            new[] { "taken", "contacted", "closed", "lost", "released" }.Select(x => new DeskAct(rep, x, rep))
        ),
        .. new[] { "validated", "validated", "refused", "released" }.Select(x => new DeskAct("dora", x)),
        .. new[] { "anna", "ben" }.Select(x => new DeskAct("dora", "assigned", x)),
        .. new[] { "recycled", "reopened" }.Select(x => new DeskAct("admin", x)),
        .. new[] { "taken", "contacted", "closed" }.Select(x => new DeskAct(Crm, x, "anna")),
        new DeskAct(Crm, "taken", "ben"),
        .. new[] { "lost", "released", "validated", "refused", "recycled", "reopened" }.Select(x => new DeskAct(
            Crm,
            x
        )),
    ];

    public bool IsReported => By == Crm;
    public bool IsStage => Type is "taken" or "contacted" or "closed";

    public override string ToString() => $"{By} {Type} {Rep}".TrimEnd();
}

/// <summary>
/// One lead as LEADS.md tells it, in a campaign that validates and pays 1, 3 and 10: what is admitted, where the lead
/// stands, who holds it, who has earned what. Each act happens later than the one before it, by more than the minute in
/// which a take is undone.
/// </summary>
internal sealed class ExpectedDesk
{
    private static readonly Dictionary<string, int> Worth = new()
    {
        ["validated"] = 0,
        ["taken"] = 1,
        ["contacted"] = 3,
        ["closed"] = 10,
    };

    private readonly Dictionary<string, Reached> reached = [];
    private readonly Dictionary<string, int> points = [];
    private readonly HashSet<string> gaveUp = [];
    private string? named;
    private bool isNamedByTake;
    private bool isRefused;
    private bool isLost;
    private bool isWon;

    public int Cycle { get; private set; } = 1;
    public IReadOnlyDictionary<string, int> Points => points.Where(x => x.Value != 0).ToDictionary();
    public int Paid => points.Values.Sum();
    public int Pending => reached.Where(x => !x.Value.IsPaid).Sum(x => Worth[x.Key]);

    public string? Holder => named ?? RepOf("closed") ?? RepOf("contacted") ?? RepOf("taken");

    public string Status
    {
        get
        {
            if (isRefused)
                return "refused";
            if (reached.ContainsKey("closed"))
                return "won";
            if (isLost)
                return "lost";
            if (reached.ContainsKey("contacted"))
                return "contacted";
            if (reached.ContainsKey("taken"))
                return "taken";
            if (!IsVouched)
                return "waiting";
            return named is null ? "open" : "assigned";
        }
    }

    private bool IsVouched => reached.ContainsKey("validated");
    private bool IsOwed => !IsVouched && (Status is "taken" or "contacted");

    /// <summary>People are held to the table; a CRM is believed wherever scoring does not forbid it.</summary>
    public bool Allows(DeskAct act) =>
        act.By switch
        {
            DeskAct.Crm => IsAdmitted(act),
            "dora" => Directs(act),
            "admin" => act.Type == "recycled" ? Status != "won" : Status is "won" or "lost",
            _ => Sells(act),
        };

    public void Apply(DeskAct act)
    {
        switch (act.Type)
        {
            case "validated":
                isRefused = false;
                break;
            case "refused":
                Forget();
                foreach (var stage in Worth.Keys)
                    Undo(stage);
                isRefused = true;
                break;
            case "assigned":
                gaveUp.Remove(act.Rep!);
                Name(act.Rep!, byTake: false);
                break;
            case "taken":
                if (!isNamedByTake || named != act.Rep)
                    Name(act.Rep!, byTake: true);
                break;
            case "released":
                Release();
                break;
            case "lost":
                isLost = true;
                break;
            case "reopened":
                isLost = isWon && isLost;
                isWon = false;
                Undo("closed");
                break;
            case "recycled":
                Recycle();
                break;
        }

        if (Worth.ContainsKey(act.Type))
            Reach(act);
    }

    private bool IsAdmitted(DeskAct act)
    {
        var isTakenByOther = RepOf("taken") is { } rep && rep != act.Rep;
        return !(act.IsStage && isRefused) && !(act.Type == "taken" && isTakenByOther);
    }

    private bool Directs(DeskAct act) =>
        act.Type switch
        {
            "validated" => Status is "waiting" or "refused" || IsOwed,
            "refused" => Status is "waiting" or "open" or "assigned" || IsOwed,
            "released" => Status is "assigned" or "taken",
            _ => Status is "waiting" or "open" or "assigned" || (Status == "contacted" && Holder != act.Rep),
        };

    private bool Sells(DeskAct act)
    {
        var isHis = Holder == act.By;
        return act.Type switch
        {
            "taken" => (Status == "open" && !gaveUp.Contains(act.By)) || (Status == "assigned" && isHis),
            "contacted" => isHis && Status == "taken",
            "closed" => isHis && (Status is "taken" or "contacted"),
            "lost" => isHis && (Status is "assigned" or "taken" or "contacted"),
            _ => isHis && (Status is "assigned" or "taken"),
        };
    }

    private void Reach(DeskAct act)
    {
        isLost = false;
        isWon |= act.Type == "closed";
        if (!reached.ContainsKey(act.Type))
        {
            var isPaid = act.Type == "validated" || IsVouched;
            reached[act.Type] = new Reached(act.Rep, isPaid);
            if (isPaid && act.IsStage)
                Pay(act.Rep!, Worth[act.Type]);
        }

        if (act.Type != "validated")
            return;
        foreach (var (stage, owed) in reached.Where(x => !x.Value.IsPaid).ToList())
        {
            reached[stage] = owed with { IsPaid = true };
            Pay(owed.Rep!, Worth[stage]);
        }
    }

    private void Release()
    {
        if (Holder is { } holder)
            gaveUp.Add(holder);
        named = null;
        isNamedByTake = false;
        Undo("taken");
    }

    private void Recycle()
    {
        Forget();
        Cycle++;
        isRefused = false;
        gaveUp.Clear();
        // what was paid stays paid
        reached.Clear();
    }

    private void Forget()
    {
        named = null;
        isNamedByTake = false;
        isLost = false;
        isWon = false;
    }

    private void Name(string rep, bool byTake)
    {
        named = rep;
        isNamedByTake = byTake;
    }

    private void Undo(string stage)
    {
        if (reached.Remove(stage, out var before) && before is { IsPaid: true, Rep: { } rep })
            Pay(rep, -Worth[stage]);
    }

    private void Pay(string rep, int worth) => points[rep] = points.GetValueOrDefault(rep) + worth;

    private string? RepOf(string stage) => reached.GetValueOrDefault(stage)?.Rep;

    private sealed record Reached(string? Rep, bool IsPaid);
}
