using System.Text;
using UsmeAprende.Data;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Tests.Kit.Caching;

public sealed class PublicPageCacheTests : IDisposable
{
    private static readonly PublicResponse Page = PublicResponse.Create("text/html", Encoding.UTF8.GetBytes("hola"), "no-cache");

    private readonly PublicStamps _stamps = new();
    private readonly PublicPageCache _pages;

    public PublicPageCacheTests() => _pages = new PublicPageCache(_stamps, new FakeClock());

    public void Dispose() => _pages.Dispose();

    [Fact]
    public void PageOverTheDatabase_WhenItsAreaChanges_IsNoLongerKept()
    {
        _pages.Store("/encuentros", "", Page, _pages.CaptureMoment("encuentros"));
        var before = _pages.TryGet("/encuentros", "", out _);

        _stamps.MarkChanged("encuentros");

        Assert.True(before);
        Assert.False(_pages.TryGet("/encuentros", "", out _));
    }

    [Fact]
    public void PageOverTheDatabase_WhenItsAreaChangedWhileItWasRendered_IsNeverShown()
    {
        var since = _pages.CaptureMoment("encuentros");
        _stamps.MarkChanged("encuentros");

        _pages.Store("/encuentros", "", Page, since);

        Assert.False(_pages.TryGet("/encuentros", "", out _));
    }

    [Fact]
    public void PageOfTheCourses_WhenTheDatabaseChanges_IsKept()
    {
        _pages.Store("/cursos", "", Page, _pages.CaptureMoment());

        _stamps.MarkChanged("encuentros");

        Assert.True(_pages.TryGet("/cursos", "", out _));
    }

    // Ids and filters are anybody's to make up.
    [Fact]
    public void FilteredPages_HoweverManyAreAskedFor_TakeBoundedMemoryAndLeaveThePagesAlone()
    {
        var page = PublicResponse.Create("text/html", new byte[20_000], "no-cache");
        _pages.Store("/encuentros", "", page, _pages.CaptureMoment("encuentros"));

        for (var n = 0; n < 5_000; n++)
            _pages.Store("/encuentros", $"?lugar={n}", page, _pages.CaptureMoment("encuentros"));
        _pages.Store("/encuentros", "?lugar=" + new string('x', 10_000), page, _pages.CaptureMoment("encuentros"));

        Assert.True(_pages.TryGet("/encuentros", "", out _));
        Assert.InRange(Enumerable.Range(0, 5_000).Count(n => _pages.TryGet("/encuentros", $"?lugar={n}", out _)), 1, 400);
        Assert.False(_pages.TryGet("/encuentros", "?lugar=" + new string('x', 10_000), out _));
    }
}
