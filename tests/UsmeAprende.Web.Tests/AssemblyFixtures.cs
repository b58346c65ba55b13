// One site for all tests that do not change its settings: starting one takes a second.
[assembly: AssemblyFixture(typeof(SiteHost))]
