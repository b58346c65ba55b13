using System.Text.Json;
using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests;

/// <summary>The records that a phone has: in its database, and those that a page noted just now.</summary>
internal static class PhoneRecords
{
    private const string Open = """
        const open = () => new Promise(done => {
            const request = indexedDB.open('usme');
            request.onupgradeneeded = () => request.transaction.abort();
            request.onerror = () => done(null);
            request.onsuccess = () => done(request.result);
        });
        const noted = Object.keys(localStorage).filter(key => key.startsWith('usme.r.'));
        """;

    /// <summary>As the phone keeps them, in no order.</summary>
    public static async Task<IReadOnlyList<JsonElement>> ListAsync(IPage page) =>
        [
            .. (
                await page.EvaluateAsync<JsonElement>(
                    $$"""
                    async () => {
                        {{Open}}
                        // At once: the page takes them into the database when it likes.
                        const early = noted.map(key => JSON.parse(localStorage[key]));
                        const database = await open();
                        const kept = !database ? [] : await new Promise(done => {
                            database.transaction('records').objectStore('records').getAll().onsuccess = event => done(event.target.result);
                        });
                        database?.close();
                        const ids = new Set(kept.map(record => record.id));
                        return [...kept, ...early.filter(record => !ids.has(record.id))];
                    }
                    """
                )
            ).EnumerateArray(),
        ];

    /// <summary>Whether a record says anything by that name.</summary>
    public static bool Has(JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null;

    /// <summary>Waits until its records are as they should be; fails with what they are if they do not come to it.</summary>
    public static async Task UntilAsync(IPage page, Func<IReadOnlyList<JsonElement>, bool> holds)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var n = 0; n < 300; n++)
        {
            try
            {
                if (holds(await ListAsync(page)))
                    return;
            }
            catch (PlaywrightException gone) when (gone.Message.Contains("context was destroyed", StringComparison.Ordinal))
            {
                // A page of who is no longer signed in opens itself again: the next look is at that one.
            }
            await looks.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
        Assert.Fail(JsonSerializer.Serialize(await ListAsync(page)));
    }

    /// <summary>As if those that wait had only been kept.</summary>
    public static Task UnsealAsync(IPage page) =>
        page.EvaluateAsync(
            $$"""
            async () => {
                {{Open}}
                const database = await open();
                await new Promise(done => {
                    const transaction = database.transaction('records', 'readwrite');
                    transaction.objectStore('records').openCursor().onsuccess = event => {
                        const cursor = event.target.result;
                        if (!cursor) return;
                        const { sealed, ...record } = cursor.value;
                        if (!record.epoch) cursor.update(record);
                        cursor.continue();
                    };
                    transaction.oncomplete = done;
                });
                database.close();
            }
            """
        );

    /// <summary>As if another phone had made them.</summary>
    public static Task ForgetAsync(IPage page) =>
        page.EvaluateAsync(
            $$"""
            async () => {
                {{Open}}
                const database = await open();
                await new Promise(done => {
                    const transaction = database.transaction('records', 'readwrite');
                    transaction.objectStore('records').clear();
                    transaction.oncomplete = done;
                });
                database.close();
                [...noted, 'usme.count'].forEach(key => localStorage.removeItem(key));
            }
            """
        );
}
