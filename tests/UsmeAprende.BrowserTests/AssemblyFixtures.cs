using UsmeAprende.BrowserTests;

[assembly: AssemblyFixture(typeof(LiveSite))]
