using Xunit;
using static ChallengeHub.Engine.Tests.DeskFloor;

namespace ChallengeHub.Engine.Tests;

/// <summary>What lies between a rep and a lead that the table would give him, and what a move has to say.</summary>
public class MoveDetailsTests
{
    private static readonly Func<DeskFacts, DeskFacts> WithReasons = In(document =>
        document with
        {
            Reasons = new Reasons { Lost = [new Reason("price", "Too dear"), new Reason("late", "Too late")] },
        }
    );

    private static string Lose(string? reason, Func<DeskFacts, DeskFacts>? change = null) =>
        Says(Taken, new DeskMove(EventTypes.Lost, Reason: reason), AnnaMoves, change);

    private static Func<DeskFacts, DeskFacts> Holding(int leads, int? most = null) =>
        facts =>
            In(document => document with { OpenPerRep = most })(facts with { Rep = new ConcernedRep(Anna, leads) });

    private static Func<DeskFacts, DeskFacts> OwnedBy(string code, int number, AccountRule rule) =>
        facts =>
            In(document => document with { Accounts = rule })(
                facts with
                {
                    Owner = new Participant { Code = code, Number = number },
                }
            );

    [Fact]
    public void A_rep_holds_so_many_leads_and_no_more()
    {
        Assert.Equal("", Says(Open, Ask("taken"), AnnaMoves, Holding(24)));
        Assert.Equal("Conflict holds-too-many(anna, 25)", Says(Open, Ask("taken"), AnnaMoves, Holding(25)));
        Assert.Equal("Conflict holds-too-many(anna, 2)", Says(Open, Ask("taken"), AnnaMoves, Holding(2, most: 2)));
        Assert.Equal("Conflict holds-too-many(anna, 25)", Says(Open, Ask("assigned", "anna"), Director, Holding(25)));
    }

    [Fact]
    public void What_is_assigned_to_him_already_counts_already() =>
        Assert.Equal("", Says(Assigned, Ask("taken"), AnnaMoves, Holding(25)));

    [Fact]
    public void The_account_of_another_is_his_where_the_campaign_says_so()
    {
        const string bobs = "Conflict account-of-another(bob)";
        string Taking(Func<DeskFacts, DeskFacts> change) => Says(Open, Ask("taken"), AnnaMoves, change);
        Assert.Equal(bobs, Taking(OwnedBy("bob", 2, AccountRule.OwnerOnly)));
        Assert.Equal("", Taking(OwnedBy("bob", 2, AccountRule.Anyone)));
        Assert.Equal("", Taking(OwnedBy("anna", 1, AccountRule.OwnerOnly)));
        Assert.Equal("", Taking(In(document => document with { Accounts = AccountRule.OwnerOnly })));
        Assert.Equal(bobs, Says(Open, Ask("assigned", "anna"), Director, OwnedBy("bob", 2, AccountRule.OwnerOnly)));
    }

    [Fact]
    public void Who_gave_it_up_has_it_again_by_assignment_alone()
    {
        const string released = $"{Open} taken:1@5 released@9";
        Assert.Equal("Conflict given-up", Says(released, Ask("taken"), AnnaMoves));
        Assert.Equal("Conflict given-up", Says(released, Ask("taken", "anna"), Marketing));
        Assert.Equal("", Says(released, Ask("taken"), BobMoves));
        Assert.Equal("", Says(released, Ask("assigned", "anna"), Director));
        Assert.Equal("", Says($"{released} assigned:1", Ask("taken"), AnnaMoves));
        Assert.Equal("", Says($"{Open} taken:1@5 released@5.01", Ask("taken"), AnnaMoves));
    }

    [Fact]
    public void Who_is_away_is_given_nothing_and_may_take_what_he_likes()
    {
        static DeskFacts Away(DeskFacts facts) => facts with { Rep = new ConcernedRep(Anna) { IsAway = true } };
        Assert.Equal("Conflict rep-away(anna)", Says(Open, Ask("assigned", "anna"), Director, Away));
        Assert.Equal("", Says(Open, Ask("taken"), AnnaMoves, Away));
    }

    [Fact]
    public void Who_left_is_given_nothing_and_takes_nothing()
    {
        static DeskFacts Left(DeskFacts facts) =>
            facts with
            {
                Rep = new ConcernedRep(Anna with { DeactivatedAt = LeadStory.At(0) }),
            };
        Assert.Equal("Invalid rep: deactivated-before(anna)", Says(Open, Ask("assigned", "anna"), Director, Left));
        Assert.Equal("Invalid rep: deactivated-before(anna)", Says(Open, Ask("taken"), AnnaMoves, Left));
    }

    [Fact]
    public void A_contact_from_before_the_deadline_still_counts_while_nobody_else_has_the_lead()
    {
        const string released = $"{Open} taken:1@5 released@9/deadline";
        string Contact(string story, double hour) =>
            Says(story, Ask("contacted"), AnnaMoves, facts => facts with { At = LeadStory.At(hour) });
        Assert.Equal("", Contact(released, 8));
        Assert.Equal("Conflict move-not-known(lead-open)", Contact(released, 9));
        Assert.Equal("Conflict move-not-known(lead-assigned(bob))", Contact($"{released} assigned:2", 8));
        Assert.Equal("Conflict not-yours(bob)", Contact($"{released} taken:2", 8));
        Assert.Equal("Conflict move-not-known(lead-open)", Says(released, Ask("contacted"), BobMoves));
    }

    [Fact]
    public void A_move_of_an_earlier_cycle_comes_too_late()
    {
        string Taking(int? cycle) =>
            Says($"{Lost} recycled validated", new DeskMove(EventTypes.Taken, cycle), AnnaMoves);
        Assert.Equal("Conflict cycle-past(1, 2)", Taking(1));
        Assert.Equal("", Taking(2));
        Assert.Equal("", Taking(null));
        Assert.Equal("Invalid cycle: at-most(2)", Taking(3));
    }

    [Theory]
    [InlineData("lead.received")]
    [InlineData("taken")]
    [InlineData("")]
    public void What_is_no_move_is_named(string type) =>
        Assert.Equal(
            $"Invalid type: one-of({string.Join(", ", LeadMoves.All)})",
            Says(Open, new DeskMove(type), AnnaMoves)
        );

    [Fact]
    public void What_rests_is_not_recycled()
    {
        static DeskFacts Resting(DeskFacts facts) =>
            facts with
            {
                NotRecycled = new FieldError("", "not-recycled-rests", 3),
            };
        Assert.Equal("Conflict not-recycled-rests(3)", Says(Lost, Ask("recycled"), Marketing, Resting));
        Assert.Equal("", Says(Lost, Ask("reopened"), Marketing, Resting));
    }

    [Theory]
    [InlineData(Waiting, EventTypes.Refused)]
    [InlineData(Taken, EventTypes.Lost)]
    [InlineData(Taken, EventTypes.Released)]
    public void Refused_lost_and_released_need_a_reason(string story, string type)
    {
        Assert.Equal($"Invalid reason: needed-for-type({type})", Says(story, new DeskMove(type), Marketing));
        Assert.Equal("", Says(story, new DeskMove(type, Reason: "Moved away"), Marketing));
    }

    [Fact]
    public void A_reason_is_any_text_or_one_of_the_campaigns()
    {
        Assert.Equal("", Lose("Moved away"));
        Assert.Equal("Invalid reason: text-length", Lose(""));
        Assert.Equal("Invalid reason: text-length", Lose(new string('x', 201)));
        Assert.Equal("", Lose("price", WithReasons));
        Assert.Equal("Invalid reason: one-of(price, late)", Lose("Moved away", WithReasons));
        Assert.Equal("Invalid reason: one-of(price, late)", Lose("", WithReasons));
        Assert.Equal("Invalid reason: needed-for-type(lead.lost)", Lose(null, WithReasons));
    }

    [Fact]
    public void That_nobody_shall_call_again_may_always_be_said()
    {
        Assert.Equal("", Lose("do-not-contact", WithReasons));
        Assert.Equal("", Lose("do-not-contact"));
    }

    [Fact]
    public void Reasons_of_one_move_are_none_of_another() =>
        Assert.Equal("", Says(Taken, new DeskMove(EventTypes.Released, Reason: "Ill"), AnnaMoves, WithReasons));

    [Fact]
    public void Who_took_it_this_minute_by_mistake_chooses_no_reason()
    {
        const string taken = $"{Open} taken:1@5";
        string Release(double hour, Mover mover, string? reason) =>
            Says(
                taken,
                new DeskMove(EventTypes.Released, Reason: reason),
                mover,
                facts => WithReasons(facts) with { At = LeadStory.At(hour) }
            );
        Assert.Equal("", Release(5.01, AnnaMoves, "undo"));
        Assert.Equal("Invalid reason: undo-too-late", Release(5.1, AnnaMoves, "undo"));
        Assert.Equal("Invalid reason: undo-too-late", Release(5.01, Director, "undo"));
        Assert.Equal("Invalid reason: needed-for-type(lead.released)", Release(5.01, AnnaMoves, null));
    }

    [Fact]
    public void A_contact_was_a_call_or_a_meeting()
    {
        string Contact(LeadNote? note) => Says(Taken, new DeskMove(EventTypes.Contacted, Note: note), AnnaMoves);
        Assert.Equal("", Contact(Call));
        Assert.Equal("", Contact(Call with { Kind = NoteKind.Meeting }));
        Assert.Equal("Invalid note: needed-for-type(lead.contacted)", Contact(null));
        Assert.Equal("Invalid note.kind: one-of(call, meeting)", Contact(Call with { Kind = NoteKind.NoAnswer }));
        Assert.Equal("Invalid note.text: required", Contact(Call with { Text = " " }));
    }

    [Fact]
    public void A_note_with_another_move_is_checked_as_well() =>
        Assert.Equal(
            "Invalid note.quality: quality-of-rating",
            Says(Open, new DeskMove(EventTypes.Taken, Note: Call with { Quality = 3 }), AnnaMoves)
        );

    [Fact]
    public void An_amount_is_needed_to_change_it_and_has_a_size()
    {
        string Change(decimal? amount) => Says(Won, new DeskMove(EventTypes.AmountChanged, Amount: amount), Marketing);
        Assert.Equal("Invalid amount: needed-for-type(lead.amount_changed)", Change(null));
        Assert.Equal("Invalid amount: amount-size", Change(1_000_000_000_000));
        Assert.Equal("", Change(0));
        Assert.Equal("", Says(Taken, new DeskMove(EventTypes.Closed), AnnaMoves));
    }
}
