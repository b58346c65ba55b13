using Microsoft.Playwright;
using UsmeAprende.BrowserTests.Offline;

namespace UsmeAprende.BrowserTests.Gatherings;

/// <summary>A facilitator's phone, whose browser can be closed and opened again, with a café that it carries.</summary>
internal sealed class CarriedCafe : IAsyncDisposable
{
    public const string Number = "2468";

    private const string Open = """
        const database = await new Promise(done => { indexedDB.open('usme').onsuccess = event => done(event.target.result); });
        """;

    private readonly LiveSite _site;
    private readonly string _profile = Directory.CreateTempSubdirectory("usme-phone-").FullName;

    private CarriedCafe(LiveSite site, OwnGathering gathering, WeakLine line) => (_site, Gathering, Line) = (site, gathering, line);

    public OwnGathering Gathering { get; }

    public WeakLine Line { get; }

    public IBrowserContext Browser { get; private set; } = null!;

    /// <summary>The tab in which the facilitator is.</summary>
    public IPage Page { get; set; } = null!;

    public ILocator Pending => Page.Locator("[data-pending]");

    /// <summary>Signs in, and prepares a café for which so many have reserved.</summary>
    public static async Task<CarriedCafe> PrepareAsync(LiveSite site, int expected)
    {
        var line = await WeakLine.OpenAsync(site.Address);
        var cafe = new CarriedCafe(site, await OwnGathering.PlanAsync(site, expected, "Lejana"), line);
        await cafe.OpenBrowserAsync();
        cafe.Page = cafe.Browser.Pages[0];
        await OfflinePhone.SignInAsync(cafe.Page, line, PageAddresses.Facilitator, cafe.Gathering.Path);
        await OfflinePhone.WorkerAsync(cafe.Page);
        await cafe.Page.GetByLabel("Escoja un número para abrirla").FillAsync(Number);
        await cafe.Page.GetByRole(AriaRole.Button, new() { Name = "Preparar este café" }).ClickAsync();
        await cafe.Page.Locator("[data-prepare][data-state=prepared]").WaitForAsync();
        return cafe;
    }

    /// <summary>The browser is closed and opened again, as on a phone that was switched off.</summary>
    public async Task RestartAsync()
    {
        await Browser.CloseAsync();
        await OpenBrowserAsync();
        Page = Browser.Pages[0];
        await Page.GotoAsync(Gathering.Path);
    }

    /// <summary>Types the number on the page that asks for it.</summary>
    public async Task UnlockAsync(string number = Number)
    {
        await Page.GetByLabel("Su número para este café").FillAsync(number);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Abrir" }).ClickAsync();
    }

    public Task TapAsync(PersonId person) => Page.Locator($"#p-{person} .tap").TapAsync();

    public async Task FillWalkInAsync(string givenNames, string surnames, string document = "")
    {
        await Page.Locator("[data-form=registro] [name=GivenNames]").FillAsync(givenNames);
        await Page.Locator("[data-form=registro] [name=Surnames]").FillAsync(surnames);
        if (document.Length > 0)
        {
            await Page.GetByText("Documento, celular y otros datos").ClickAsync();
            await Page.Locator("[data-form=registro] [name=Document]").FillAsync(document);
        }
        await Page.Locator("[data-form=registro] [name=DataTreatment]").CheckAsync();
        await SendWalkInAsync();
    }

    public Task SendWalkInAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Registrar y marcar que vino" }).ClickAsync();

    /// <summary>Registers somebody, and comes back to the list.</summary>
    public async Task RegisterAsync(string givenNames, string surnames, string document = "")
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "Registrar" }).ClickAsync();
        await FillWalkInAsync(givenNames, surnames, document);
        await Page.Locator(".people li", new() { HasText = $"{givenNames} {surnames}" }).WaitForAsync();
    }

    /// <summary>All that the phone keeps, as a script can read it; what is encrypted is bytes.</summary>
    public Task<string> ReadPhoneAsync() =>
        Page.EvaluateAsync<string>(
            $$"""
            async () => {
                {{Open}}
                const stores = await Promise.all([...database.objectStoreNames].map(name => new Promise(done => {
                    database.transaction(name).objectStore(name).getAll().onsuccess = event => done(event.target.result);
                })));
                database.close();
                return JSON.stringify([stores, { ...localStorage }, { ...sessionStorage }]);
            }
            """
        );

    /// <summary>How many gatherings the phone carries.</summary>
    public Task<int> CountCarriedAsync() =>
        Page.EvaluateAsync<int>(
            $$"""
            async () => {
                {{Open}}
                const count = await new Promise(done => {
                    database.transaction('gatherings').objectStore('gatherings').count().onsuccess = event => done(event.target.result);
                });
                database.close();
                return count;
            }
            """
        );

    /// <summary>Has the time of what it carries be over, for the page and for the worker, whose clocks differ in the tests.</summary>
    public Task PassTwoDaysAsync() =>
        Page.EvaluateAsync(
            $$"""
            async () => {
                {{Open}}
                await new Promise(done => {
                    const transaction = database.transaction('gatherings', 'readwrite');
                    transaction.objectStore('gatherings').openCursor().onsuccess = event => {
                        const cursor = event.target.result;
                        cursor?.update({ ...cursor.value, until: 1 });
                    };
                    transaction.oncomplete = done;
                });
                database.close();
            }
            """
        );

    /// <summary>As signing out in another tab does.</summary>
    public Task ForgetCarriedAsync() =>
        Page.EvaluateAsync(
            $$"""
            async () => {
                {{Open}}
                await new Promise(done => {
                    const transaction = database.transaction('gatherings', 'readwrite');
                    transaction.objectStore('gatherings').clear();
                    transaction.oncomplete = done;
                });
                database.close();
            }
            """
        );

    public Task UntilSentAsync() =>
        PhoneRecords.UntilAsync(Page, records => records.Count > 0 && records.All(record => PhoneRecords.Has(record, "epoch")));

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        await Line.DisposeAsync();
        Directory.Delete(_profile, recursive: true);
    }

    private async Task OpenBrowserAsync() => Browser = await _site.OpenProfileAsync(_profile, Line.Address);
}
