using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings.Following;
using UsmeAprende.People;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Following;

/// <summary>R15: who leads the phones of a café through a lesson, and when.</summary>
public sealed class LessonRoomTests : IAsyncLifetime
{
    private static readonly ActivityId Lesson = new("herramientas-basicas/mi-celular/encender-y-cargar");
    private static readonly ActivityId Other = new("herramientas-basicas/mi-celular/tocar-y-escribir");

    private TestSite _site = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Room_OpenedTwice_IsOneWithOneCodeAtTheStepWhereItWas()
    {
        var cafe = await TestGathering.PlanAsync(_site, _site.Now);
        await OpenAsync(cafe, Lesson);
        var code = (await FindAsync(cafe))!.Code;
        await MoveAsync(cafe, cafe.Facilitator, 3);

        await OpenAsync(cafe, Lesson);

        var room = (await FindAsync(cafe))!;
        Assert.Equal((code, 3), (room.Code, room.Step));
        Assert.Equal(LessonRoom.CodeLength, code.Length);
    }

    [Fact]
    public async Task Room_GoingOnToAnotherLesson_KeepsItsCodeAndBeginsAtTheFirstStep()
    {
        var cafe = await TestGathering.PlanAsync(_site, _site.Now);
        await OpenAsync(cafe, Lesson);
        var code = (await FindAsync(cafe))!.Code;
        await MoveAsync(cafe, cafe.Facilitator, 3);

        await OpenAsync(cafe, Other);

        var room = (await FindAsync(cafe))!;
        Assert.Equal((code, 0, Other), (room.Code, room.Step, room.Lesson));
    }

    [Fact]
    public async Task Room_OfAnotherFacilitator_CanNeitherBeOpenedNorMovedNorClosed()
    {
        var cafe = await TestGathering.PlanAsync(_site, _site.Now);
        await OpenAsync(cafe, Lesson);
        var stranger = await _site.PersonAsync(PersonRole.Facilitator);

        Assert.Equal(LessonRoomResult.NotFound, await MoveAsync(cafe, stranger, 4));
        Assert.Equal(LessonRoomResult.NotFound, await DoAsync(r => r.OpenAsync(stranger.AsFacilitator(), cafe.Id, Other, Cancel)));
        Assert.Equal(LessonRoomResult.NotFound, await DoAsync(r => r.CloseAsync(stranger.AsFacilitator(), cafe.Id, Cancel)));
        Assert.Equal((Lesson, 0), ((await FindAsync(cafe))!.Lesson, (await FindAsync(cafe))!.Step));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(-60 * 5)]
    public async Task Room_OfACafeNotUnderWay_IsNotOpened(int minutesFromNow)
    {
        var cafe = await TestGathering.PlanAsync(_site, _site.Now.AddMinutes(minutesFromNow));

        var result = await DoAsync(r => r.OpenAsync(cafe.Facilitator.AsFacilitator(), cafe.Id, Lesson, Cancel));

        Assert.Equal(LessonRoomResult.NotUnderWay, result);
        Assert.Null(await FindAsync(cafe));
    }

    [Fact]
    public async Task Code_AfterItsHours_LeadsNowhere()
    {
        var cafe = await TestGathering.PlanAsync(_site, _site.Now);
        await OpenAsync(cafe, Lesson);
        var code = (await FindAsync(cafe))!.Code;

        _site.Clock.Advance(LessonRoom.Lifetime);

        Assert.Null(await _site.WithAsync((LessonRoomService r) => r.FindByCodeAsync(code, Cancel)));
        Assert.Equal(LessonRoomResult.NotFound, await MoveAsync(cafe, cafe.Facilitator, 1));
    }

    [Fact]
    public async Task Room_OpenedMovedAndClosed_IsInTheAuditWithoutItsSteps()
    {
        var cafe = await TestGathering.PlanAsync(_site, _site.Now);

        await OpenAsync(cafe, Lesson);
        await MoveAsync(cafe, cafe.Facilitator, 2);
        Assert.Equal(LessonRoomResult.Done, await DoAsync(r => r.CloseAsync(cafe.Facilitator.AsFacilitator(), cafe.Id, Cancel)));
        Assert.Equal(LessonRoomResult.Done, await DoAsync(r => r.CloseAsync(cafe.Facilitator.AsFacilitator(), cafe.Id, Cancel)));

        var entries = await _site.AskAsync(db =>
            db.AuditEntries.Where(e => e.Action.Contains("sigan")).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync(Cancel)
        );
        Assert.Equal(["encuentro.sigan-empezado", "encuentro.sigan-terminado"], entries);
    }

    [Theory]
    [InlineData("408 215", "408215")]
    [InlineData(" 408-215 ", "408215")]
    [InlineData("4082", null)]
    [InlineData("hola", null)]
    [InlineData(null, null)]
    public void Code_Typed_IsReadWithoutWhatPeopleTypeBesides(string? typed, string? read) =>
        Assert.Equal(read, LessonRoomService.ReadCode(typed));

    private async Task OpenAsync(TestGathering cafe, ActivityId lesson) =>
        Assert.Equal(LessonRoomResult.Done, await DoAsync(r => r.OpenAsync(cafe.Facilitator.AsFacilitator(), cafe.Id, lesson, Cancel)));

    private Task<LessonRoomResult> MoveAsync(TestGathering cafe, PersonId staff, int step) =>
        DoAsync(r => r.MoveAsync(staff.AsFacilitator(), cafe.Id, step, Cancel));

    private Task<LessonRoomResult> DoAsync(Func<LessonRoomService, Task<LessonRoomResult>> work) => _site.WithAsync(work);

    private Task<LessonRoom?> FindAsync(TestGathering cafe) =>
        _site.WithAsync((LessonRoomService r) => r.FindAsync(cafe.Facilitator.AsFacilitator(), cafe.Id, Cancel));
}
